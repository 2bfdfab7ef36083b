"""A message to the buyers of a purchase reaches its orders chunk by chunk; each is told by the notices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.journal import Event, Fact, order_subject
from chalicelib.usecases.jobs import say_once
from chalicelib.usecases.purchase_orders import orders_after

if TYPE_CHECKING:
    from chalicelib.domain.journal import Entry
    from chalicelib.domain.orders.order import Order
    from chalicelib.usecases.ports import Commits, Orders


class SendMessages(Struct, frozen=True):
    orders: Orders
    commits: Commits

    def run(self, entry: Entry) -> None:
        purchase, after = entry.subject.removeprefix("purchase/"), str(entry.data.get("after", ""))
        some = orders_after(self.orders, entry.community, purchase, after)
        facts = [self._fact(entry, order) for order in some.orders if order.pieces]
        if some.following:
            facts.append(Fact(Event.MESSAGES_DUE, entry.subject, {**entry.data, "after": some.following}))
        say_once(self.commits, entry.community, facts, f"{entry.subject}/message/{entry.data['message']}/{after}")

    def _fact(self, entry: Entry, order: Order) -> Fact:
        data = {
            "number": order.number,
            "buyer": order.buyer,
            "message": entry.data["message"],
            "reason": entry.data["text"],
        }
        return Fact(Event.ORDER_MESSAGED, order_subject(order.number), data)
