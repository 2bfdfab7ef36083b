"""Orders of before there was progress are counted, chunk by chunk: each is written once, as it is."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.errors import Repeated
from chalicelib.domain.journal import Event, Fact
from chalicelib.usecases.jobs import CHUNK
from chalicelib.usecases.ports import Commit, Commits, Orders
from chalicelib.usecases.retries import retry_on_stale_from

if TYPE_CHECKING:
    from chalicelib.domain.journal import Entry
    from chalicelib.domain.orders.order import Order


class CountOrders(Struct, frozen=True):
    """Whoever writes an order moves the counters by what they do not hold of it; one that was written is left alone."""

    orders: Orders
    commits: Commits

    def run(self, entry: Entry) -> None:
        purchase, after = entry.subject.removeprefix("purchase/"), str(entry.data.get("after", ""))
        slots = self.orders.numbers_after(entry.community, purchase, after, CHUNK + 1)
        orders = self.orders.many(entry.community, [number for _, number in slots[:CHUNK]]) if slots else {}
        for order in orders.values():
            self._count(order)
        if len(slots) > CHUNK:
            last = slots[CHUNK - 1][0]
            fact = Fact(Event.PROGRESS_SOUGHT, entry.subject, {"after": last})
            with suppress(Repeated):
                cause = f"{entry.subject}/progress/{last}"
                self.commits.commit(entry.community, Commit((), (fact,), idempotency_key=cause))

    def _count(self, read: Order) -> None:
        def count(order: Order) -> None:
            if order.counted is None:
                self.commits.commit(order.community, Commit((order,)))

        retry_on_stale_from(read, lambda: self.orders.get(read.community, read.number), count)
