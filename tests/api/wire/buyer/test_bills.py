"""What a buyer has to pay and to collect, as his lists show it."""

from datetime import date
from typing import Any

from msgspec.structs import replace

from chalicelib.api.wire.buyer.bills import write_bills, write_parcels
from chalicelib.domain.lists import Page
from chalicelib.domain.orders.cards import Parcel, bill_of, parcel_of
from chalicelib.domain.orders.order import Handout
from chalicelib.domain.purchases.purchase import Stage
from tests.api.wire.plain import told
from tests.factories import NOW, a_choice, a_point, an_order, payable


def parcel(point: Any = None) -> Parcel:
    terms = payable(stage=Stage.DISTRIBUTING, place="у подъезда", collect_from=date(2026, 12, 1))
    made = parcel_of(an_order(terms=terms, handout=Handout.READY, point=point))
    assert made
    return made


def test_a_bill_says_what_is_still_due_until_when_and_how() -> None:
    bill = bill_of(an_order(terms=payable(pay_until=NOW, organizer_name="Мария Орлова"), paid=83_900))
    assert bill
    page = told(write_bills(Page([bill], "next")))
    assert page == {
        "bills": [
            {
                "number": "1001",
                "purchase": "Осенняя обувь",
                "organizer": "Мария Орлова",
                "total": 383_900,
                "paid": 83_900,
                "debt": 300_000,
                "claimed": 0,
                "currency": "RUB",
                "until": "2026-11-22T10:00:00Z",
                "details": "СБП, Орлова М.",
            }
        ],
        "cursor": "next",
    }


def test_a_parcel_without_a_point_waits_at_the_organizers_place() -> None:
    (shown,) = told(write_parcels(Page([parcel()])))["parcels"]
    assert (shown["place"], shown["from"], shown["point"]) == ("у подъезда", "2026-12-01", None)


def test_a_point_that_is_closed_says_until_when_and_one_that_opened_again_says_nothing() -> None:
    closed = a_point(closed=True, closed_until=date(2026, 12, 5), closed_reason="переучёт")
    for point, closing in ((closed, {"until": "2026-12-05", "reason": "переучёт"}), (a_point(), None)):
        (shown,) = told(write_parcels(Page([parcel(a_choice(point))])))["parcels"]
        assert shown["point"] == {
            "title": "На Северной",
            "address": "Северная, 5",
            "hours": "Пн–Пт 10:00–19:00",
            "closing": closing,
        }


def test_what_a_card_of_an_earlier_release_does_not_hold_is_empty_and_never_nothing() -> None:
    old = replace(parcel(a_choice()), point_address=None, point_hours=None)
    (shown,) = told(write_parcels(Page([old])))["parcels"]
    assert (shown["point"]["address"], shown["point"]["hours"]) == ("", "")
