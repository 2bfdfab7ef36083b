"""What both sides read of an order."""

from datetime import date
from typing import Any

from chalicelib.api.wire.orders import Order, write_order_as
from chalicelib.domain.orders.lines import LineState
from chalicelib.domain.orders.sums import Adjustment, AdjustmentKind, ChangeReason, SumChange
from chalicelib.domain.purchases.purchase import Terms
from tests.api.wire.plain import told
from tests.factories import NOW, a_choice, a_claim_mark, a_line, a_payment, a_point, an_order, payable


def shown(*lines: Any, **fields: Any) -> Any:
    return told(write_order_as(Order, an_order(lines or (a_line(),), **fields)))


def test_a_line_is_told_with_its_sum_also_where_it_does_not_count() -> None:
    lines = shown(a_line(quantity=3, price=100), a_line(article="Н-1", price=50, state=LineState.CANCELLED))["lines"]
    assert [(each["article"], each["sum"], each["state"]) for each in lines] == [
        ("Б-1", 300, "accepted"),
        ("Н-1", 50, "cancelled"),
    ]


def test_the_sum_is_that_of_its_parts_whatever_there_are() -> None:
    discount = Adjustment(AdjustmentKind.DISCOUNT, -10_000, "постоянному покупателю")
    for fields in ({}, {"adjustments": (discount,)}, {"delivery_share": 1_234}, {"point": a_choice(a_point(price=77))}):
        total = shown(**fields)["sum"]
        assert sum(each["amount"] for each in total["parts"]) == total["total"], fields


def test_a_part_names_only_what_it_has() -> None:
    discount = Adjustment(AdjustmentKind.DISCOUNT, -10_000, "постоянному покупателю")
    parts = {each["kind"]: each for each in shown(adjustments=(discount,), fee=1_050)["sum"]["parts"]}
    assert parts["goods"] == {"kind": "goods", "amount": 349_000}
    assert parts["fee"] == {"kind": "fee", "amount": 36_645, "percent": "10.5"}
    assert parts["discount"]["reason"] == "постоянному покупателю"
    assert "percent" not in parts["discount"]


def test_how_to_pay_and_where_to_collect_are_told_as_the_purchase_says() -> None:
    terms = payable(pay_until=NOW, organizer_name="Мария Орлова", place="Склад", collect_from=date(2026, 12, 1))
    order = shown(terms=terms)
    assert order["payment"] == {"open": True, "until": "2026-11-22T10:00:00Z", "details": "СБП, Орлова М."}
    assert (order["host"]["name"], order["host"]["place"], order["collect"]) == (
        "Мария Орлова",
        "Склад",
        {"from": "2026-12-01"},
    )
    assert shown()["payment"]["open"] is False


def test_payments_claims_and_changes_are_told_with_their_moments() -> None:
    change = SumChange(NOW, 1, 2, ChangeReason.IMPORT)
    order = shown(payments=(a_payment(),), claims=(a_claim_mark(),), changes=(change,), paid=100_000)
    assert order["payments"][0]["at"] == order["claims"][0]["filedAt"] == order["changes"][0]["at"]
    assert (order["paid"], order["claimed"], order["changes"][0]["reason"]) == (100_000, 100_000, "import")


def test_a_chosen_point_is_told_for_the_price_it_was_chosen_at() -> None:
    offered = Terms(points=("north",))
    assert shown(terms=offered)["pickup"] == {"offered": True, "locked": False, "point": None}
    pickup = shown(terms=offered, point=a_choice(a_point(price=77, closed=True, closed_reason="переучёт")))["pickup"]
    assert (pickup["point"]["price"], pickup["point"]["closing"]) == (77, {"until": None, "reason": "переучёт"})
