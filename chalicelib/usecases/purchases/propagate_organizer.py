"""An organizer who is changed is so in his purchases too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.journal import Event, Fact
from chalicelib.usecases.jobs import CHUNK, say_once
from chalicelib.usecases.purchases.change_purchase import ChangePurchase
from chalicelib.usecases.retries import retry_on_stale_from

if TYPE_CHECKING:
    from chalicelib.domain.journal import Entry
    from chalicelib.domain.purchases.purchase import Purchase
    from chalicelib.usecases.ports import Commits, Communities, Purchases


class PropagateOrganizer(Struct, frozen=True):
    """A step looks through some purchases of the community; each of the organizer's asks for steps over its orders."""

    purchases: Purchases
    communities: Communities
    commits: Commits

    def run(self, entry: Entry) -> None:
        organizer = entry.subject.removeprefix("organizer/")
        some = self.purchases.after(entry.community, str(entry.data.get("after", "")), CHUNK)
        for purchase in some:
            if purchase.organizer == organizer and not purchase.is_over:
                self._host(purchase)
        if len(some) == CHUNK:
            self._go_on(entry, some[-1].id)

    def _host(self, read: Purchase) -> None:
        changing = ChangePurchase(self.communities, self.commits)

        def host(purchase: Purchase) -> None:
            changing.change(purchase, purchase, purchase.wording)

        retry_on_stale_from(read, lambda: self.purchases.get(read.community, read.id), host)

    def _go_on(self, entry: Entry, after: str) -> None:
        """Each change of the organizer has steps of its own, all known by the first of them."""
        first = str(entry.data.get("first", entry.id))
        data = {"first": first, "after": after}
        fact = Fact(Event.ORGANIZER_PROPAGATED, entry.subject, data)
        say_once(self.commits, entry.community, (fact,), f"{entry.subject}/host/{first}/{after}")
