"""Orders of before there was progress, or debts in it, are counted, chunk by chunk: each is written once, as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.journal import Event, Fact
from chalicelib.domain.orders.counting import uncounted
from chalicelib.usecases.jobs import say_once
from chalicelib.usecases.ports import Commit, Commits, Orders
from chalicelib.usecases.purchase_orders import orders_after
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
        some = orders_after(self.orders, entry.community, purchase, after)
        for order in some.orders:
            self._count(order)
        if some.following:
            fact = Fact(Event.PROGRESS_SOUGHT, entry.subject, {"after": some.following})
            say_once(self.commits, entry.community, (fact,), f"{entry.subject}/debts/{some.following}")

    def _count(self, read: Order) -> None:
        def count(order: Order) -> None:
            if uncounted(order):
                self.commits.commit(order.community, Commit((order,)))

        retry_on_stale_from(read, lambda: self.orders.get(read.community, read.number), count)
