"""An organizer who is changed is so in his purchases too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.usecases.purchases.changing import PurchaseChanging
from chalicelib.usecases.rereading import reread_from

if TYPE_CHECKING:
    from chalicelib.domain.journal import Entry
    from chalicelib.domain.purchases import Purchase
    from chalicelib.usecases.ports import Commits, Communities, Purchases


class Rehosting(Struct, frozen=True):
    """One step for all: a person has some purchases open at once, each of which has a chain for its orders."""

    purchases: Purchases
    communities: Communities
    commits: Commits

    def advance(self, asked: Entry) -> None:
        organizer = asked.subject.removeprefix("organizer/")
        for purchase in self.purchases.all(asked.community):
            if purchase.organizer == organizer and not purchase.is_over:
                self._host(purchase)

    def _host(self, read: Purchase) -> None:
        changing = PurchaseChanging(self.communities, self.commits)

        def host(purchase: Purchase) -> None:
            changing.change(purchase, purchase.wording)

        reread_from(read, lambda: self.purchases.get(read.community, read.id), host)
