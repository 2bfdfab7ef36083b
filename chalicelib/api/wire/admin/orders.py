"""An order as the admin side reads it → JSON: with the other order of a transfer, whoever's it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from chalicelib.api.wire import orders as both
from chalicelib.api.wire.forms import Wire, convert
from chalicelib.domain.buyers import buyer as buyers
from chalicelib.domain.orders import order as orders
from chalicelib.domain.orders.sums import AdjustmentKind

if TYPE_CHECKING:
    from chalicelib.domain.journal import Entry
    from chalicelib.usecases.orders.show_order import OrderView


class Person(Wire, frozen=True):
    id: str
    name: str
    phone: str | None
    region: str


class Adjustment(Wire, frozen=True):
    """One of before they were numbered has no ``id``."""

    id: str
    kind: AdjustmentKind
    amount: int
    reason: str


class Order(both.Order, frozen=True):
    adjustments: list[Adjustment]
    cancelled_at: datetime | None
    version: int


class BuyersOrder(Order, frozen=True):
    """With whose it is, where that is looked up."""

    buyer: Person


class Actor(Wire, frozen=True):
    kind: str
    id: str
    name: str


class JournalEntry(Wire, frozen=True):
    id: str
    at: datetime
    event: str
    actor: Actor
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None
    data: dict[str, Any]


class NoticeMade(Wire, frozen=True):
    id: str
    letter: str
    state: str
    reason: str
    at: datetime
    attempts: int


class ShownOrder(BuyersOrder, frozen=True):
    """``proofs`` are the ids of its claims that have one."""

    proofs: list[str]
    journal: list[JournalEntry]
    notices: list[NoticeMade]


class Orders(Wire, frozen=True):
    orders: list[Order]


def write_order(order: orders.Order) -> Order:
    return both.write_order_as(Order, order, **_more(order))


def write_buyers_order(order: orders.Order, buyer: buyers.Buyer) -> BuyersOrder:
    return both.write_order_as(BuyersOrder, order, buyer=convert(buyer, Person), **_more(order))


def write_shown_order(view: OrderView) -> ShownOrder:
    return both.write_order_as(
        ShownOrder,
        view.order,
        buyer=convert(view.buyer, Person),
        proofs=list(view.proofs),
        journal=[_entry(each, view.people.get(each.actor)) for each in view.journal],
        notices=[
            NoticeMade(
                id=each.id,
                letter=each.template,
                state=each.state,
                reason=each.reason,
                at=each.at,
                attempts=each.attempts,
            )
            for each in view.notices
        ],
        **_more(view.order),
    )


def write_orders(found: Sequence[orders.Order]) -> Orders:
    return Orders([write_order(order) for order in found])


def _more(order: orders.Order) -> dict[str, Any]:
    return {
        "adjustments": [convert(each, Adjustment) for each in order.adjustments],
        "cancelled_at": order.cancelled_at,
        "version": order.version,
    }


def _entry(it: Entry, who: buyers.Buyer | None) -> JournalEntry:
    kind, _, name = it.actor.partition("/")
    actor = Actor(kind=kind, id=name, name=who.name if who else "")
    return JournalEntry(
        id=it.id, at=it.at, event=it.event, actor=actor, before=it.before, after=it.after, data=dict(it.data)
    )
