"""A message to the buyers of a purchase reaches its orders chunk by chunk; each is told by the notices."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.errors import Repeated
from chalicelib.domain.journal import Event, Fact, order_subject
from chalicelib.usecases.jobs import CHUNK
from chalicelib.usecases.ports import Commit, Commits, Orders

if TYPE_CHECKING:
    from chalicelib.domain.journal import Entry
    from chalicelib.domain.orders.order import Order


class SendMessages(Struct, frozen=True):
    orders: Orders
    commits: Commits

    def run(self, entry: Entry) -> None:
        purchase, after = entry.subject.removeprefix("purchase/"), str(entry.data.get("after", ""))
        slots = self.orders.numbers_after(entry.community, purchase, after, CHUNK + 1)
        orders = self.orders.many(entry.community, [number for _, number in slots[:CHUNK]]) if slots else {}
        facts = [self._fact(entry, order) for order in orders.values() if order.pieces]
        if len(slots) > CHUNK:
            facts.append(Fact(Event.MESSAGES_DUE, entry.subject, {**entry.data, "after": slots[CHUNK - 1][0]}))
        if facts:
            with suppress(Repeated):
                cause = f"{entry.subject}/message/{entry.data['message']}/{after}"
                self.commits.commit(entry.community, Commit((), facts, idempotency_key=cause))

    def _fact(self, entry: Entry, order: Order) -> Fact:
        data = {
            "number": order.number,
            "buyer": order.buyer,
            "message": entry.data["message"],
            "reason": entry.data["text"],
        }
        return Fact(Event.ORDER_MESSAGED, order_subject(order.number), data)
