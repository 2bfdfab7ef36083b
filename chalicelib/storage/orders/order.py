"""The stored forms of an order, with what each of the lists shows of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace
from pynamodb.attributes import NumberAttribute, UnicodeAttribute

from chalicelib.domain.errors import NotFound
from chalicelib.domain.orders.counting import progress_of, uncounted
from chalicelib.domain.orders.order import Order
from chalicelib.domain.purchases.progress import DEBTS
from chalicelib.storage.engine import keys
from chalicelib.storage.engine.bodies import row_of
from chalicelib.storage.engine.reading import read_many, read_one
from chalicelib.storage.engine.registry import counts, writes
from chalicelib.storage.engine.rows import KeyedRow, Row, Table, UniqueRow
from chalicelib.storage.engine.shards import shard_of
from chalicelib.usecases.ports import Counter, CounterUpdate

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pynamodb.models import Model

NO_DEADLINE = "9999"
"""Sorts after every day."""


class OrderRow(Row):
    """``card``, ``bill``, ``parcel`` are what the three lists show, kept small: twenty cards are half a read unit.

    An order is in the list of bills while it has ``due``, in that of parcels while it has ``waits``, among those
    that wait at a pickup point while it has ``point_key``, and of those that chose one while it has ``chosen_key``.
    ``desk`` is what the desk's list by date shows; its other lists hold just keys and the buyer, so that a change of
    what is shown is written to one of them. One of before has no place in any of these.
    """

    class Meta:
        table_name = Table("orders")

    buyer_key = UnicodeAttribute()
    placed = UnicodeAttribute()
    card = UnicodeAttribute()
    due = UnicodeAttribute(null=True)
    bill = UnicodeAttribute(null=True)
    waits = UnicodeAttribute(null=True)
    parcel = UnicodeAttribute(null=True)
    point_key = UnicodeAttribute(null=True)
    community_key = UnicodeAttribute()
    desk = UnicodeAttribute()
    purchase_key = UnicodeAttribute()
    payment_key = UnicodeAttribute()
    chosen_key = UnicodeAttribute(null=True)


class OrderSlotRow(UniqueRow):
    """A buyer's place in a purchase: there is one, and it holds the number of the order."""

    class Meta:
        table_name = Table("purchases")

    number = UnicodeAttribute()


class CounterRow(KeyedRow):
    """The last number given out."""

    class Meta:
        table_name = Table("communities")

    last = NumberAttribute()


@writes(Order)
def write_order(it: Order) -> list[Model]:
    """A new order takes its buyer's slot in the purchase."""
    from chalicelib.domain.orders.cards import card_of  # who only reads orders makes no cards
    from chalicelib.storage.orders.lists import write_card

    it = replace(it, counted=progress_of(it))
    written = row_of(
        OrderRow,
        keys.within(it.community, it.number),
        "order",
        it,
        buyer_key=keys.within(it.community, it.buyer),
        placed=keys.moment(it.created_at),
        card=write_card(card_of(it)),
        **_places(it),
        **desk_places(it),
    )
    if it.version:
        return [written]
    return [written, OrderSlotRow(pk=keys.within(it.community, it.purchase), sk=it.buyer, number=it.number)]


@counts(Order)
def count_order(it: Order) -> list[CounterUpdate]:
    """Debts also among those of all purchases: they are asked for together."""
    moved, shard = uncounted(it), shard_of(it.purchase)
    places = [(f"{it.purchase}/{name}", by) for name, by in moved.items()]
    places += [(f"{shard}/{name}", moved[name]) for name in DEBTS if name in moved]
    return [CounterUpdate(Counter.PROGRESS, place, by) for place, by in places]


def read_order(community: str, number: str) -> Order:
    found = read_one(OrderRow, keys.within(community, number), "order", Order)
    if found is None:
        raise NotFound("order_missing")
    return found


def read_orders(community: str, numbers: Sequence[str]) -> Mapping[str, Order]:
    wanted = [(keys.within(community, number), "order") for number in numbers]
    return {order.number: order for order in read_many(OrderRow, wanted, Order)}


def desk_places(it: Order) -> dict[str, str]:
    """In which of the desk's lists the order stands, and what that by date shows of it."""
    from chalicelib.domain.orders.desk_list import desk_card_of
    from chalicelib.storage.orders.desk_cards import write_desk_card

    places = {
        "community_key": it.community,
        "desk": write_desk_card(desk_card_of(it)),
        "purchase_key": keys.within(it.community, "purchase", it.purchase),
        "payment_key": keys.within(it.community, "payment", it.payment_state),
    }
    chosen = {"chosen_key": keys.within(it.community, "point", it.point.id)} if it.point else {}
    return places | chosen


def _places(it: Order) -> dict[str, Any]:
    """In which of the sparse lists the order stands, and what they show of it."""
    from chalicelib.domain.orders.cards import bill_of, parcel_of
    from chalicelib.storage.orders.lists import write_bill, write_parcel

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
