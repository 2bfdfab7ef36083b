"""Orders of before the desk's list, or its marks of articles, join it, and their buyers those who are found by name."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.errors import Stale
from chalicelib.usecases.jobs import CHUNK
from chalicelib.usecases.ports import Commit
from chalicelib.usecases.purchase_orders import orders_after

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chalicelib.domain.journal import Entry
    from chalicelib.domain.orders.order import Order
    from chalicelib.domain.purchases.purchase import Purchase
    from chalicelib.usecases.ports import Buyers, Commits, JobQueue, NewId, Orders, Purchases


class ListEarlierOrders(Struct, frozen=True):
    """Once an hour: purchases whose orders were not looked through yet, some orders a step. A purchase remembers it."""

    purchases: Purchases
    orders: Orders
    buyers: Buyers
    jobs: JobQueue
    commits: Commits
    new_id: NewId

    def run(self, entry: Entry) -> None:
        after, buyer = str(entry.data.get("after", "")), str(entry.data.get("buyer", ""))
        some = self.purchases.after(entry.community, after, CHUNK)
        for purchase in some:
            listed = purchase.orders_listed and purchase.articles_listed
            if not listed and self._list(entry, purchase, after, buyer):
                return
            after, buyer = purchase.id, ""
        if len(some) == CHUNK:
            self._go_on(entry, after)

    def _list(self, entry: Entry, purchase: Purchase, after: str, buyer: str) -> bool:
        """Whether that was a step's work, and the rest is asked for."""
        some = orders_after(self.orders, entry.community, purchase.id, buyer)
        if some.orders:
            self._join(entry.community, some.orders)
        if some.following:
            self._go_on(entry, after, some.following)
            return True
        if some.orders:  # before it is written down: whoever dies between asks once more, and nobody is left out
            self._go_on(entry, purchase.id)
        with suppress(Stale):  # it comes again in an hour
            listed = replace(purchase, orders_listed=True, articles_listed=True)
            self.commits.commit(entry.community, Commit((listed,)))
        return bool(some.orders)

    def _join(self, community: str, orders: Sequence[Order]) -> None:
        self.orders.join_lists(orders)
        self.buyers.join_lists(list(self.buyers.many(community, [order.buyer for order in orders]).values()))

    def _go_on(self, entry: Entry, after: str, buyer: str = "") -> None:
        self.jobs.ask([replace(entry, id=self.new_id(), data={"after": after, "buyer": buyer})])
