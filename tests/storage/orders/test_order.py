"""Orders that wait for something: to be paid, to be collected, at a point. They leave the list with their reason."""

from datetime import timedelta, timezone
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.domain.orders.cards import bill_of, parcel_of
from chalicelib.domain.orders.lines import LineState
from chalicelib.domain.orders.order import Handout
from chalicelib.domain.purchases.purchase import Stage, Terms
from tests.factories import NOW, a_choice, a_claim_mark, a_line, a_point, an_order, payable
from tests.storage.tenant import Tenant


def place(tenant: Tenant, number: str, **fields: Any) -> None:
    tenant.save(an_order(community=tenant.community, number=number, purchase=f"p{number}", **fields))


def change(tenant: Tenant, number: str, **fields: Any) -> None:
    tenant.save(replace(tenant.stores.orders.get(tenant.community, number), **fields))


def bills(tenant: Tenant) -> list[str]:
    return [bill.number for bill in tenant.stores.orders.bills_of(tenant.community, "anna", None, 20).things]


def parcels(tenant: Tenant) -> list[str]:
    return [parcel.number for parcel in tenant.stores.orders.parcels_of(tenant.community, "anna", None, 20).things]


def at_point(tenant: Tenant, after: str = "", limit: int = 20, point: str = "north") -> list[str]:
    return list(tenant.stores.orders.at_point(tenant.community, point, after, limit))


def test_a_bill_says_what_to_pay_until_when_and_how(tenant: Tenant) -> None:
    terms = payable(pay_until=NOW, organizer_name="Мария Орлова")
    place(tenant, "1001", terms=terms, paid=100, claims=(a_claim_mark(amount=50),))
    (bill,) = tenant.stores.orders.bills_of(tenant.community, "anna", None, 20).things
    assert bill == bill_of(tenant.stores.orders.get(tenant.community, "1001"))
    assert (bill.until, bill.claimed, bill.debt) == (NOW, 50, an_order().total - 100)


def test_the_nearest_deadline_comes_first_and_those_without_one_last(tenant: Tenant) -> None:
    further_east = NOW.astimezone(timezone(timedelta(hours=10))) + timedelta(hours=1)
    late = NOW.replace(year=2999)
    deadlines = {"1001": None, "1002": NOW + timedelta(hours=2), "1003": NOW, "1004": late, "1005": further_east}
    for number, until in deadlines.items():
        place(tenant, number, terms=payable(pay_until=until))
    assert bills(tenant) == ["1003", "1005", "1002", "1004", "1001"]


@pytest.mark.parametrize(
    "settled",
    [
        {"paid": an_order().total},
        {"paid": an_order().total + 1},
        {"terms": payable(payment_open=False)},
        {"terms": payable(stage=Stage.CANCELLED)},
        {"lines": ()},
    ],
    ids=["paid", "overpaid", "closed", "cancelled", "empty"],
)
def test_a_bill_goes_when_nothing_is_to_be_paid_and_comes_back_with_a_debt(
    tenant: Tenant, settled: dict[str, Any]
) -> None:
    place(tenant, "1001", terms=payable())
    place(tenant, "1002", terms=payable())
    before = tenant.stores.orders.get(tenant.community, "1001")
    change(tenant, "1001", **settled)
    assert bills(tenant) == ["1002"]
    change(tenant, "1001", **{name: getattr(before, name) for name in settled})
    assert sorted(bills(tenant)) == ["1001", "1002"]


def test_nothing_is_owed_before_payment_is_open(tenant: Tenant) -> None:
    place(tenant, "1001")
    assert bills(tenant) == []
    change(tenant, "1001", terms=payable())
    assert bills(tenant) == ["1001"]


def test_a_parcel_says_where_it_waits(tenant: Tenant) -> None:
    there = Terms(
        place="Лесная, 1", hours="12–18", collect_from=NOW.date(), organizer_profile="https://ok.ru/profile/1"
    )
    place(tenant, "1001", handout=Handout.READY, terms=there, point=a_choice())
    (parcel,) = tenant.stores.orders.parcels_of(tenant.community, "anna", None, 20).things
    assert parcel == parcel_of(tenant.stores.orders.get(tenant.community, "1001"))
    assert (parcel.since, parcel.point_title) == (NOW.date(), a_point().title)


def test_the_longest_waiting_parcel_comes_first(tenant: Tenant) -> None:
    for number, days in (("1001", 2), ("1002", 1), ("1003", 3)):
        place(tenant, number, handout=Handout.READY, created_at=NOW - timedelta(days=days))
    assert parcels(tenant) == ["1003", "1001", "1002"]


def test_a_parcel_goes_when_it_is_handed_out_and_comes_back_when_it_was_not(tenant: Tenant) -> None:
    place(tenant, "1001")
    seen = {}
    for handout in Handout:
        change(tenant, "1001", handout=handout)
        seen[handout] = parcels(tenant) == ["1001"]
    assert {handout for handout, there in seen.items() if there} == {Handout.READY, Handout.STORED}
    change(tenant, "1001", handout=Handout.READY)
    assert parcels(tenant) == ["1001"]


def test_orders_of_a_point_are_walked_in_their_order(tenant: Tenant) -> None:
    for number in ("1003", "1001", "1002"):
        place(tenant, number, point=a_choice())
    place(tenant, "1004", point=a_choice(a_point(id="northern")))
    place(tenant, "1005")
    assert at_point(tenant) == ["1001", "1002", "1003"]
    assert at_point(tenant, limit=2) == ["1001", "1002"]
    assert at_point(tenant, after="1002", limit=2) == ["1003"]
    assert at_point(tenant, after="1003") == at_point(tenant, point="nowhere") == []


def test_an_order_stands_at_its_point_until_it_is_handed_out_or_moves(tenant: Tenant) -> None:
    place(tenant, "1001", point=a_choice())
    seen = set()
    for handout in Handout:
        change(tenant, "1001", handout=handout)
        seen |= {handout} if at_point(tenant) else set()
    assert seen == {Handout.NOT_READY, Handout.READY, Handout.STORED}
    change(tenant, "1001", handout=Handout.READY, point=a_choice(a_point(id="south")))
    assert (at_point(tenant), at_point(tenant, point="south")) == ([], ["1001"])
    change(tenant, "1001", point=None)
    assert at_point(tenant, point="south") == []


@pytest.mark.parametrize(
    "gone", [{"terms": Terms(stage=Stage.CANCELLED)}, {"lines": (a_line(state=LineState.CANCELLED),)}], ids=str
)
def test_what_will_not_be_collected_stands_at_no_point_and_among_no_parcels(
    tenant: Tenant, gone: dict[str, Any]
) -> None:
    place(tenant, "1001", point=a_choice(), handout=Handout.READY)
    assert (at_point(tenant), parcels(tenant)) == (["1001"], ["1001"])
    change(tenant, "1001", **gone)
    assert (at_point(tenant), parcels(tenant)) == ([], [])


def test_orders_of_a_purchase_are_walked_in_the_order_of_buyers(tenant: Tenant) -> None:
    for number, buyer in (("1003", "a"), ("1001", "c"), ("1002", "b")):
        tenant.save(an_order(community=tenant.community, number=number, buyer=buyer))
    tenant.save(an_order(community=tenant.community, number="1004", buyer="d", purchase="knitwear"))

    def walked(after: str, limit: int) -> list[tuple[str, str]]:
        return list(tenant.stores.orders.numbers_after(tenant.community, "shoes", after, limit))

    assert walked("", 2) == [("a", "1003"), ("b", "1002")]
    assert walked("b", 2) == [("c", "1001")]
    assert walked("", 3) == [("a", "1003"), ("b", "1002"), ("c", "1001")]
    assert walked("c", 2) == []
