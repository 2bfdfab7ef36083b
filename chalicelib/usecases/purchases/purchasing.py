"""An organizer's purchases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.errors import Invalid
from chalicelib.domain.journal import Entry, Event, buyer_subject, purchase_subject
from chalicelib.domain.money import HIGHEST
from chalicelib.domain.purchases import Purchase, Stage, Terms, checked_terms, hosted, purchase_title
from chalicelib.domain.reminders import announced
from chalicelib.usecases.ports import Clock, Commit, Commits, Communities, NewId, PickupPoints, Purchases
from chalicelib.usecases.purchases.changing import PurchaseChanging
from chalicelib.usecases.rereading import reread

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from chalicelib.domain.launch import Caller


class Purchasing(Struct, frozen=True):
    purchases: Purchases
    communities: Communities
    points: PickupPoints
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
            raise Invalid("kopecks_unreadable", "deliveryCost")
        named = purchase_title(title)
        purchase = self._blank(caller, named, fee, delivery_cost)
        self.commits.commit(caller.community, Commit((purchase,), (self._created(caller, purchase),)))
        return replace(purchase, version=1)

    def set_terms(self, caller: Caller, purchase: str, terms: Callable[[Terms], Terms]) -> Purchase:
        """Change what the purchase says of paying and collecting; its orders learn it a little later.

        ``terms`` makes the new ones of the present ones. Raises NotFound, Invalid.
        """

        def change() -> Purchase:
            before = self.purchases.get(caller.community, purchase)
            wanted = checked_terms(terms(before.wording))
            self._check_deadline(before, wanted)
            self._check_points(caller.community, wanted.points)
            self._check_organizer(before, wanted.organizer)
            return self._change(caller, before, wanted)

        return reread(change)

    def move(self, caller: Caller, purchase: str, stage: Stage) -> Purchase:
        """To another stage; where it is already, nothing happens. Raises NotFound, Conflict."""

        def change() -> Purchase:
            before = self.purchases.get(caller.community, purchase)
            if before.stage is stage:
                return before
            return self._change(caller, before, before.wording.moved(stage))

        return reread(change)

    def _change(self, caller: Caller, before: Purchase, wanted: Terms) -> Purchase:
        marked = announced(before, wanted, caller.zone, self.now())
        return self._changing.change(marked, wanted, buyer_subject(caller.buyer))

    @property
    def _changing(self) -> PurchaseChanging:
        return PurchaseChanging(self.communities, self.commits, self.now, self.new_id)

    def _blank(self, caller: Caller, title: str, fee: int, delivery_cost: int) -> Purchase:
        """Nothing was said of it yet; it goes by what its organizer says of himself."""
        host = self._changing.host(caller.community, caller.organizer)
        return Purchase(
            self.new_id(),
            caller.community,
            title,
            caller.organizer,
            fee,
            delivery_cost,
            self.now(),
            caller.currency,
            hosted(Terms(), host) if host else Terms(),
            place="",
            hours="",
        )

    def _check_deadline(self, before: Purchase, wanted: Terms) -> None:
        """One that has passed may stay, but is not set anew."""
        until = wanted.pay_until
        if until and until != before.terms.pay_until and until <= self.now():
            raise Invalid("deadline_passed", "payUntil")

    def _check_points(self, community: str, points: Sequence[str]) -> None:
        known = {each.id for each in self.points.get(community).points.points} if points else set()
        if not known.issuperset(points):
            raise Invalid("point_missing", "points")

    def _check_organizer(self, before: Purchase, organizer: str | None) -> None:
        if organizer != before.organizer and not self._changing.host(before.community, organizer):
            raise Invalid("organizer_missing", "organizer")

    def _created(self, caller: Caller, purchase: Purchase) -> Entry:
        subject, actor = purchase_subject(purchase.id), buyer_subject(caller.buyer)
        data = {"title": purchase.title, "fee": purchase.fee, "delivery_cost": purchase.delivery_cost}
        return Entry(self.new_id(), caller.community, subject, Event.PURCHASE_CREATED, purchase.created_at, actor, data)
