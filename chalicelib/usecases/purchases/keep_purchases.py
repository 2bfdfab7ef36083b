"""Purchases are copied for the next time, and put away when they are over; nothing is ever deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.errors import Conflict
from chalicelib.domain.journal import Event, Fact, purchase_subject
from chalicelib.domain.purchases.copies import copied
from chalicelib.usecases.ports import Clock, Commit, Commits, NewId, Purchases
from chalicelib.usecases.retries import retry_on_stale

if TYPE_CHECKING:
    from chalicelib.domain.access.principals import Principal
    from chalicelib.domain.purchases.purchase import Purchase


class KeepPurchases(Struct, frozen=True):
    purchases: Purchases
    commits: Commits
    now: Clock
    new_id: NewId

    def copy(self, principal: Principal, purchase: str, title: str) -> Purchase:
        """A draft with the same fee, points and words, without dates and orders. Raises NotFound, Invalid."""
        original = principal.reach.purchase(self.purchases.get(principal.community, purchase))
        made = copied(original, self.new_id(), title, self.now())
        data = {"title": made.title, "fee": made.fee, "delivery_cost": 0, "copied_from": original.id}
        fact = Fact(Event.PURCHASE_CREATED, purchase_subject(made.id), data, after=data)
        self.commits.commit(principal.community, Commit((made,), (fact,)))
        return replace(made, version=1)

    def archive(self, principal: Principal, purchase: str, archived: bool) -> Purchase:
        """Out of the list, or back into it; its buyers keep their history. Raises NotFound, Conflict unless it is over.

        One that is there already stays as it is.
        """

        def change() -> Purchase:
            before = principal.reach.purchase(self.purchases.get(principal.community, purchase))
            if archived == (before.archived_at is not None):
                return before
            if archived and not before.is_over:
                raise Conflict("purchase_not_over")
            after = replace(before, archived_at=self.now() if archived else None)
            was, became = {"archived": not archived}, {"archived": archived}
            fact = Fact(Event.PURCHASE_EDITED, purchase_subject(before.id), before=was, after=became)
            self.commits.commit(principal.community, Commit((after,), (fact,)))
            return replace(after, version=after.version + 1)

        return retry_on_stale(change)
