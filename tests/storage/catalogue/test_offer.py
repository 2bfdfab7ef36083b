"""Offers, kept and found; their stock, which is moved without being read."""

from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.bootstrap import Container
from chalicelib.domain.catalogue.offer import Offer, offer_id
from chalicelib.domain.catalogue.offer_filter import OfferFilter
from chalicelib.domain.communities.community import Community
from chalicelib.domain.errors import Full, NotFound, Repeated, Stale
from chalicelib.storage.catalogue.offer import LOOKED_AT
from chalicelib.usecases.offer_stock import given_back, taken
from chalicelib.usecases.ports import Commit, CounterUpdate
from tests.factories import a_purchase, an_offer
from tests.recorder import Recorder
from tests.storage.tenant import Tenant, of_container


def save(tenant: Tenant, **fields: Any) -> Offer:
    offer = an_offer(community=tenant.community, **fields)
    tenant.save(offer)
    return offer


def move(tenant: Tenant, *updates: CounterUpdate, **more: Any) -> None:
    tenant.stores.commits.commit(tenant.community, Commit(counter_updates=updates, **more))


def now(tenant: Tenant, offer: Offer) -> Offer:
    return tenant.stores.offers.get(tenant.community, offer.id)


def found(tenant: Tenant, **wanted: str) -> list[str]:
    page = tenant.stores.offers.page(tenant.community, OfferFilter(**wanted), None, 50)
    assert page.cursor is None
    return [f"{each.price_list}/{each.article}/{each.brand}" for each in page.things]


def test_an_offer_is_read_back_as_it_was_saved(tenant: Tenant) -> None:
    offer = save(tenant, cost=30_000, region="77", delivery_days=3, stock=7, taken=2)
    uncounted = save(tenant, article="ШГ-2041", stock=None)
    assert now(tenant, offer) == replace(offer, version=1)
    assert now(tenant, uncounted) == replace(uncounted, version=1)
    both = tenant.stores.offers.many(tenant.community, [offer.id, uncounted.id, offer.id, offer_id("x", "", "parts")])
    assert both == {each.id: replace(each, version=1) for each in (offer, uncounted)}
    assert tenant.stores.offers.many(tenant.community, []) == {}
    for missing in (offer_id("x", "", "parts"), "no id"):
        with pytest.raises(NotFound, match="offer_missing"):
            tenant.stores.offers.get(tenant.community, missing)


def test_an_article_has_one_offer_a_brand_and_list_however_it_is_written(tenant: Tenant) -> None:
    save(tenant, article="ШГ-2041")
    with pytest.raises(Stale):
        save(tenant, article="шг 2041")
    save(tenant, article="шг 2041", brand="Mann")
    save(tenant, article="шг2041", price_list="other")
    save(tenant, article="ШГ-20411")
    listed = tenant.stores.offers.of_article(tenant.community, "ШГ 2041")
    assert [(each.brand, each.price_list) for each in listed] == [
        ("Knecht", "other"),
        ("Knecht", "parts"),
        ("Mann", "parts"),
    ]
    assert list(tenant.stores.offers.of_article(tenant.community, "--")) == []


def test_offers_are_found_by_all_that_is_said_of_them(tenant: Tenant) -> None:
    save(tenant)
    save(tenant, brand="Mann", name="Oil Filter")
    save(tenant, brand="", price_list="tyres")
    save(tenant, article="ШГ-2041", price_list="tyres", name="Шина 20%_#")
    everything = ["parts/OC-90/Knecht", "parts/OC-90/Mann", "tyres/OC-90/", "tyres/ШГ-2041/Knecht"]
    assert found(tenant) == everything
    assert found(tenant, price_list="tyres") == everything[2:]
    assert found(tenant, price_list="tyre") == []
    assert sorted(found(tenant, article="oc90")) == everything[:3]
    assert found(tenant, article="oc90", brand="mann") == ["parts/OC-90/Mann"]
    assert found(tenant, article="oc90", price_list="tyres") == ["tyres/OC-90/"]
    assert found(tenant, article="oc9") == []
    assert found(tenant, brand="KNECHT") == ["parts/OC-90/Knecht", "tyres/ШГ-2041/Knecht"]
    assert found(tenant, text="filter") == ["parts/OC-90/Mann"]
    assert found(tenant, text="шг 20") == ["tyres/ШГ-2041/Knecht"]
    assert found(tenant, text="%_#") == ["tyres/ШГ-2041/Knecht"]


def test_a_list_is_gone_through_from_position_to_position(tenant: Tenant) -> None:
    for place in range(5):
        save(tenant, article=f"ШГ-{place}")
        save(tenant, article=f"ШГ-{place}", price_list="parts2")
    seen: list[str] = []
    position = ""
    for _ in range(9):
        some, following = tenant.stores.offers.ids_after(tenant.community, "parts", position, 2)
        seen += some
        if following is None:
            break
        position = following
    assert seen == [offer_id(f"ШГ{place}", "Knecht", "parts") for place in range(5)]


def test_pieces_are_taken_and_come_back(tenant: Tenant) -> None:
    offer = save(tenant, stock=5)
    move(tenant, taken(offer.id, 3))
    assert now(tenant, offer) == replace(offer, stock=2, taken=3, version=2)
    move(tenant, given_back(offer.id, 1))
    assert now(tenant, offer) == replace(offer, stock=3, taken=2, version=3)
    page = tenant.stores.offers.page(tenant.community, OfferFilter(), None, 5)
    assert list(page.things) == [replace(offer, stock=3, taken=2, version=3)]
    assert [each.stock for each in tenant.stores.offers.of_article(tenant.community, offer.article)] == [3]


@pytest.mark.parametrize(
    ("pieces", "reserve", "goes"),
    [(5, 0, True), (6, 0, False), (3, 2, True), (4, 2, False), (1, 6, False)],
)
def test_what_has_to_stay_stays(tenant: Tenant, pieces: int, reserve: int, goes: bool) -> None:
    offer = save(tenant, stock=5)
    decided = a_purchase(community=tenant.community)
    if goes:
        move(tenant, taken(offer.id, pieces, reserve), save=(decided,))
        assert now(tenant, offer).stock == 5 - pieces
        return
    with pytest.raises(Full) as refusal:
        move(tenant, taken(offer.id, pieces, reserve), save=(decided,))
    assert refusal.value.counter == offer.id
    assert now(tenant, offer) == replace(offer, version=1)
    with pytest.raises(NotFound):
        tenant.stores.purchases.get(tenant.community, decided.id)


def test_two_lines_of_one_offer_are_taken_together_or_not_at_all(tenant: Tenant) -> None:
    offer, other = save(tenant, stock=5), save(tenant, article="ШГ-2041", stock=1)
    with pytest.raises(Full):
        move(tenant, taken(offer.id, 3), taken(offer.id, 3), taken(other.id, 1))
    with pytest.raises(Full):
        move(tenant, taken(offer.id, 2, 1), taken(offer.id, 3), taken(other.id, 1))
    move(tenant, taken(offer.id, 2), taken(offer.id, 3), taken(other.id, 1))
    assert (now(tenant, offer).stock, now(tenant, other).stock) == (0, 0)
    move(tenant, taken(offer.id, 2), given_back(offer.id, 2))
    assert now(tenant, offer).stock == 0


def test_of_what_nobody_counts_there_is_always_enough_until_somebody_counts(tenant: Tenant) -> None:
    offer = save(tenant, stock=None)
    move(tenant, taken(offer.id, 1_000, 50))
    move(tenant, given_back(offer.id, 1))
    seen = now(tenant, offer)
    assert (seen.stock, seen.taken) == (None, 999)
    tenant.save(replace(seen, stock=1))
    with pytest.raises(Full):
        move(tenant, taken(offer.id, 2))


def test_a_piece_that_went_makes_what_was_read_before_stale(tenant: Tenant) -> None:
    offer = save(tenant)
    seen = now(tenant, offer)
    move(tenant, taken(offer.id, 1))
    with pytest.raises(Stale):
        tenant.save(replace(seen, price=1))
    with pytest.raises(Stale):
        tenant.stores.commits.commit(
            tenant.community, Commit((a_purchase(community=tenant.community),), unchanged=(seen,))
        )


def test_of_an_offer_that_is_not_there_nothing_is_taken_and_nothing_comes_back(tenant: Tenant) -> None:
    missing = offer_id("x", "", "parts")
    for update in (taken(missing, 1), given_back(missing, 1)):
        with pytest.raises(Full):
            move(tenant, update)
    assert tenant.stores.offers.of_article(tenant.community, "x") == []


def test_what_came_back_for_a_cause_comes_back_once(tenant: Tenant) -> None:
    offer = save(tenant, stock=5)
    move(tenant, taken(offer.id, 2), idempotency_key="accepted")
    move(tenant, given_back(offer.id, 2), idempotency_key="cancelled")
    for cause, update in (("accepted", taken(offer.id, 2)), ("cancelled", given_back(offer.id, 2))):
        with pytest.raises(Repeated):
            move(tenant, update, idempotency_key=cause)
    assert now(tenant, offer).stock == 5


def test_a_page_reads_no_more_than_it_shows_unless_it_looks_for_something(
    container: Container, recorder: Recorder, community: Community
) -> None:
    tenant = of_container(container, community)
    for place in range(3):
        save(tenant, article=f"A{place}")
    asked: list[tuple[dict[str, str], int]] = [({}, 2), ({"price_list": "parts"}, 2), ({"article": "A1"}, 2)]
    for wanted, limit in (*asked, ({"text": "A2"}, LOOKED_AT)):
        recorder.clear()
        tenant.stores.offers.page(tenant.community, OfferFilter(**wanted), None, 2)
        assert recorder.names() == ["dynamodb.Query", *["dynamodb.BatchGetItem"] * ("article" not in wanted)]
        assert recorder.calls[0].parameters["Limit"] == limit, wanted
