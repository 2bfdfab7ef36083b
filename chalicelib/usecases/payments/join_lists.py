"""Money of earlier releases joins the lists over all orders: an operator asks for it once, after an update."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.usecases.jobs import CHUNK

if TYPE_CHECKING:
    from chalicelib.domain.journal import Entry
    from chalicelib.usecases.ports import Claims, JobQueue, NewId, Orders, Payments, Purchases


class JoinLists(Struct, frozen=True):
    """A step looks at some orders of a purchase; the rest, then the next purchase, is one more job.

    Nothing is committed: what a row says of itself stays, and where it stands follows from that.
    """

    purchases: Purchases
    orders: Orders
    payments: Payments
    claims: Claims
    jobs: JobQueue
    new_id: NewId

    def run(self, entry: Entry) -> None:
        purchase, after = str(entry.data.get("purchase", "")), str(entry.data.get("after", ""))
        places = self.orders.numbers_after(entry.community, purchase, after, CHUNK) if purchase else ()
        for buyer, number in places:
            self.payments.join_lists(entry.community, number)
            self.claims.join_lists(entry.community, buyer)
        if len(places) == CHUNK:
            return self._go_on(entry, purchase, places[-1][0])
        for following in self.purchases.after(entry.community, purchase, 1):
            self._go_on(entry, following.id, "")
        return None

    def _go_on(self, entry: Entry, purchase: str, after: str) -> None:
        self.jobs.ask([replace(entry, id=self.new_id(), data={"purchase": purchase, "after": after})])
