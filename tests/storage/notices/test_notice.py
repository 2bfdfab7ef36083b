"""Notices: what one is decided on, and what could not be told."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from chalicelib.domain.circuit_breaker import OK_BOT, CircuitBreaker
from chalicelib.domain.communities.community import BOT_TOKEN, ConnectionName, ConnectionState, Secret
from chalicelib.domain.errors import NotFound
from chalicelib.domain.notices.notice import NoticeState
from chalicelib.domain.notices.templates import NoticeTemplates
from chalicelib.domain.orders.counting import progress_of
from tests.factories import NOW, a_buyer, a_connection, a_notice, an_import, an_order
from tests.storage.tenant import Tenant

NOTICE = "order/1001"


def undelivered(tenant: Tenant) -> list[str]:
    return [notice.id for notice in tenant.stores.notices.undelivered(tenant.community, NOW, None, 20).things]


def test_the_matter_of_a_notice_is_all_there_is_to_know(tenant: Tenant) -> None:
    breaker = CircuitBreaker(tenant.community, OK_BOT, failures=2)
    templates = NoticeTemplates(tenant.community).put("ru", "order_saved", "Заказ {number}")
    things = (
        a_buyer(community=tenant.community),
        replace(an_order(community=tenant.community), counted=progress_of(an_order())),
        an_import(community=tenant.community),
    )
    tenant.save(
        *things, a_notice(community=tenant.community), breaker, templates, Secret(tenant.community, BOT_TOKEN, "token")
    )
    matter = tenant.stores.notices.records(tenant.community, "anna", NOTICE, "1001", "job")
    assert matter.community == tenant.stores.communities.get(tenant.community)
    assert (matter.buyer, matter.order, matter.job) == tuple(replace(thing, version=1) for thing in things)
    assert [matter.last] == tenant.stores.notices.of_buyer(tenant.community, "anna")
    assert matter.last == a_notice(community=tenant.community, version=1)
    assert (matter.token, matter.breaker, matter.templates) == (
        "token",
        replace(breaker, version=1),
        replace(templates, version=1),
    )


def test_what_is_not_there_is_left_out_of_the_matter(tenant: Tenant) -> None:
    tenant.save(a_buyer(community=tenant.community))
    matter = tenant.stores.notices.records(tenant.community, "anna", "event/1", None, "job")
    assert (matter.order, matter.last, matter.job, matter.breaker, matter.templates, matter.connection) == (None,) * 6


def test_what_was_said_of_an_imported_order_is_read_with_what_follows_from_it(tenant: Tenant) -> None:
    saved = a_notice(community=tenant.community)
    tenant.save(a_buyer(community=tenant.community), an_order(community=tenant.community), saved)
    found = [
        tenant.stores.notices.records(tenant.community, "anna", notice, "1001", job)
        for notice, job in (("event/1", "job"), (NOTICE, "job"), ("event/1", None))
    ]
    kept = replace(saved, version=1)
    assert [(matter.last, matter.saved) for matter in found] == [(None, kept), (kept, kept), (None, None)]


def test_a_connection_is_read_with_the_rest_when_it_is_spoken_of(tenant: Tenant) -> None:
    lost = a_connection(community=tenant.community, name=ConnectionName.COMMENTS, state=ConnectionState.REFUSED)
    tenant.save(a_buyer(community=tenant.community), lost)
    asked = (tenant.community, "anna", "event/1", None, None)
    found = [tenant.stores.notices.records(*asked, name).connection for name in (None, *ConnectionName)]
    assert [each and each.state for each in found] == [None, None, ConnectionState.REFUSED, None]


@pytest.mark.parametrize(("buyer", "number"), [("nobody", "1001"), ("anna", "404"), ("nobody", None)])
def test_there_is_no_matter_without_the_buyer_and_the_order_that_was_asked_for(
    tenant: Tenant, buyer: str, number: str | None
) -> None:
    tenant.save(a_buyer(community=tenant.community), an_order(community=tenant.community))
    with pytest.raises(NotFound):
        tenant.stores.notices.records(tenant.community, buyer, NOTICE, number, None)


def test_notices_of_a_person_are_kept_apart_by_their_ids(tenant: Tenant) -> None:
    for name, buyer in (("event/1", "anna"), (NOTICE, "anna"), ("event/1", "elena")):
        tenant.save(a_notice(community=tenant.community, id=name, buyer=buyer))
    assert [notice.id for notice in tenant.stores.notices.of_buyer(tenant.community, "anna")] == ["event/1", NOTICE]
    assert [notice.id for notice in tenant.stores.notices.of_buyer(tenant.community, "elena")] == ["event/1"]


def test_what_could_not_be_told_is_listed_newest_first(tenant: Tenant) -> None:
    for place in range(3):
        at = NOW + timedelta(minutes=place)
        tenant.save(a_notice(community=tenant.community, id=f"event/{place}", state=NoticeState.REFUSED, at=at))
    tenant.save(a_notice(community=tenant.community))
    assert undelivered(tenant) == ["event/2", "event/1", "event/0"]


def test_what_could_not_be_told_before_a_moment_is_not_listed(tenant: Tenant) -> None:
    for place in (-1, 0):
        at = NOW + timedelta(seconds=place)
        tenant.save(a_notice(community=tenant.community, id=f"event/{place}", state=NoticeState.REFUSED, at=at))
    assert undelivered(tenant) == ["event/0"]


def test_a_notice_that_was_told_after_all_is_listed_no_longer(tenant: Tenant) -> None:
    waiting = a_notice(community=tenant.community, state=NoticeState.WAITING, reason="ok_unavailable")
    tenant.save(waiting)
    assert tenant.stores.notices.undelivered(tenant.community, NOW, None, 20).things == [replace(waiting, version=1)]
    tenant.save(replace(waiting, state=NoticeState.SENT, reason="", version=1))
    assert undelivered(tenant) == []
    tenant.save(replace(waiting, state=NoticeState.WITHHELD, reason="no_consent", version=2))
    assert undelivered(tenant) == [NOTICE]


def test_of_a_message_each_buyers_notice_is_found_by_its_id(tenant: Tenant) -> None:
    own = {"community": tenant.community, "id": "message/m1"}
    tenant.save(a_notice(**own), a_notice(**own, buyer="boris"), a_notice(community=tenant.community, buyer="vera"))
    found = tenant.stores.notices.of_buyers(tenant.community, ["anna", "boris", "vera", "nobody"], "message/m1")
    assert {buyer: notice.id for buyer, notice in found.items()} == {"anna": "message/m1", "boris": "message/m1"}
    assert tenant.stores.notices.of_buyers(tenant.community, [], "message/m1") == {}
