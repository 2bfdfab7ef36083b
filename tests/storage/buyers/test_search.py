"""Buyers are found by a phone, and by words of their names; who is erased is found by neither."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from chalicelib.bootstrap import Container
from chalicelib.domain.buyers.buyer import Erasure, leaving
from chalicelib.domain.communities.community import Community
from chalicelib.storage.buyers import search
from tests.factories import NOW, a_buyer
from tests.storage.tenant import Tenant, of_container

PHONE = "+79160000001"


def test_a_phone_leads_to_all_who_have_it(tenant: Tenant) -> None:
    for name, phone in (("anna", PHONE), ("elena", PHONE), ("olga", "+79160000002"), ("silent", None)):
        tenant.save(a_buyer(community=tenant.community, id=name, phone=phone))
    assert sorted(tenant.stores.buyers.of_phone(tenant.community, PHONE)) == ["anna", "elena"]
    assert list(tenant.stores.buyers.of_phone(tenant.community, "+7916000000")) == []


def test_words_anywhere_in_a_name_lead_to_it_whatever_their_case(tenant: Tenant) -> None:
    for name, called in (("a", "Анна Петрова"), ("b", "ПЕТРОВА  Ольга"), ("c", "Пётр"), ("d", "")):
        tenant.save(a_buyer(community=tenant.community, id=name, name=called))
    assert list(tenant.stores.buyers.called(tenant.community, "петрова", 9)) == ["a", "b"]
    assert list(tenant.stores.buyers.called(tenant.community, "петрова о", 9)) == ["b"]
    assert list(tenant.stores.buyers.called(tenant.community, "п", 2)) == ["a", "b"]
    assert list(tenant.stores.buyers.called(tenant.community, "иван", 9)) == []


def test_who_is_erased_or_renamed_is_found_no_more(tenant: Tenant) -> None:
    tenant.save(a_buyer(community=tenant.community, phone=PHONE))
    tenant.save(a_buyer(community=tenant.community, id="b", phone="+79160000003", name="Анна Боброва"))
    other = tenant.stores.buyers.get(tenant.community, "b")
    tenant.save(replace(other, name="Анна Медведева"))
    gone = tenant.stores.buyers.get(tenant.community, "anna")
    tenant.save(replace(leaving(gone, Erasure()), erased_at=NOW + timedelta(days=1)))
    assert list(tenant.stores.buyers.of_phone(tenant.community, PHONE)) == []
    assert list(tenant.stores.buyers.called(tenant.community, "анна", 9)) == ["b"]
    assert list(tenant.stores.buyers.called(tenant.community, "боброва", 9)) == []


def test_of_too_many_names_those_are_looked_through_that_begin_so(
    container: Container, community: Community, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A first read that did not come to the end is followed by one of the names' beginnings."""
    tenant = of_container(container, community)
    for name, called in (("a", "Анна Петрова"), ("b", "Петрова Ольга")):
        tenant.save(a_buyer(community=community.id, id=name, name=called))
    real = search._query
    monkeypatch.setattr(search, "_query", lambda *asked: real(*asked) | _cut_short(asked[1]))
    assert list(tenant.stores.buyers.called(community.id, "петрова", 9)) == ["b"]


def _cut_short(condition: str) -> dict[str, object]:
    return {} if "begins_with" in condition else {"LastEvaluatedKey": {"pk": {"S": "x"}}}
