"""An order → its row, with what each of the lists shows of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from chalicelib.domain.order_cards import bill_of, card_of, parcel_of
from chalicelib.storage import keys, rows
from chalicelib.storage.bodies import row
from chalicelib.storage.order_lists import write_bill, write_card, write_parcel

if TYPE_CHECKING:
    from pynamodb.models import Model

    from chalicelib.domain.orders import Order

NO_DEADLINE = "9999"
"""Sorts after every day."""


def order_rows(it: Order) -> list[Model]:
    """A new order takes its buyer's seat in the purchase."""
    written = row(
        rows.OrderRow,
        keys.within(it.community, it.number),
        "order",
        it,
        buyer_key=keys.within(it.community, it.buyer),
        placed=keys.moment(it.created_at),
        card=write_card(card_of(it)),
        **_places(it),
    )
    if it.version:
        return [written]
    return [written, rows.SeatRow(pk=keys.within(it.community, it.purchase), sk=it.buyer, number=it.number)]


def _places(it: Order) -> dict[str, Any]:
    """In which of the sparse lists the order stands, and what they show of it."""
    bill, parcel = bill_of(it), parcel_of(it)
    places: dict[str, Any] = {}
    if bill:
        places["due"] = keys.moment(bill.until) if bill.until else NO_DEADLINE
        places["bill"] = write_bill(bill)
    if parcel:
        places["waits"] = keys.moment(it.created_at)
        places["parcel"] = write_parcel(parcel)
    if it.held_at:
        places["point_key"] = keys.within(it.community, "point", it.held_at)
    return places
