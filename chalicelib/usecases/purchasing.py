"""An organizer's purchases."""

from collections.abc import Sequence
from dataclasses import dataclass

from chalicelib.domain.errors import Invalid
from chalicelib.domain.journal import Entry, Event
from chalicelib.domain.launch import Caller
from chalicelib.domain.money import HIGHEST
from chalicelib.domain.purchases import Purchase, purchase_title
from chalicelib.usecases.ports import Clock, Commit, Commits, NewId, Purchases


@dataclass(frozen=True)
class Purchasing:
    purchases: Purchases
    commits: Commits
    now: Clock
    new_id: NewId

    def list(self, caller: Caller) -> Sequence[Purchase]:
        return self.purchases.all(caller.community)

    def create(self, caller: Caller, title: str, fee: int, delivery_cost: int) -> Purchase:
        """A new purchase of the caller; ``fee`` in basis points, ``delivery_cost`` in kopecks. Raises Invalid."""
        if not 0 <= fee <= 10_000:
            raise Invalid("percent_unreadable", "feePercent")
        if not 0 <= delivery_cost <= HIGHEST:
            raise Invalid("price_unreadable", "deliveryCost")
        purchase = Purchase(
            self.new_id(),
            caller.community,
            purchase_title(title),
            caller.organizer,
            fee,
            delivery_cost,
            self.now(),
            caller.currency,
        )
        self.commits.commit(caller.community, Commit((purchase,), (self._created(caller, purchase),)))
        return purchase

    def _created(self, caller: Caller, purchase: Purchase) -> Entry:
        subject, actor = f"purchase/{purchase.id}", f"buyer/{caller.buyer}"
        data = {"title": purchase.title, "fee": purchase.fee, "delivery_cost": purchase.delivery_cost}
        return Entry(self.new_id(), caller.community, subject, Event.PURCHASE_CREATED, purchase.created_at, actor, data)
