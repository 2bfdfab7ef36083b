"""An organizer's purchases."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from chalicelib.domain.errors import Invalid
from chalicelib.domain.journal import Entry, Event, buyer_subject, purchase_subject
from chalicelib.domain.launch import Caller
from chalicelib.domain.money import HIGHEST
from chalicelib.domain.purchases import Purchase, Stage, Terms, checked_terms, purchase_title
from chalicelib.usecases.ports import Clock, Commit, Commits, Communities, NewId, PickupPoints, Purchases
from chalicelib.usecases.rereading import reread


@dataclass(frozen=True)
class Purchasing:
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
            raise Invalid("price_unreadable", "deliveryCost")
        named = purchase_title(title)
        blank = Purchase(
            self.new_id(), caller.community, named, caller.organizer, fee, delivery_cost, self.now(), caller.currency
        )
        purchase = replace(blank, terms=self._hosted(blank, blank.terms))
        self.commits.commit(caller.community, Commit((purchase,), (self._created(caller, purchase),)))
        return purchase

    def set_terms(self, caller: Caller, purchase: str, terms: Callable[[Terms], Terms]) -> Purchase:
        """Change what the purchase says of paying and collecting; its orders learn it a little later.

        ``terms`` makes the new ones of the present ones. Raises NotFound, Invalid.
        """

        def change() -> Purchase:
            before = self.purchases.get(caller.community, purchase)
            wanted = checked_terms(terms(before.terms))
            self._check_points(caller.community, wanted.points)
            return self._change(caller, before, wanted)

        return reread(change)

    def move(self, caller: Caller, purchase: str, stage: Stage) -> Purchase:
        """To another stage; where it is already, nothing happens. Raises NotFound, Conflict."""

        def change() -> Purchase:
            before = self.purchases.get(caller.community, purchase)
            return before if before.stage is stage else self._change(caller, before, before.terms.moved(stage))

        return reread(change)

    def _change(self, caller: Caller, before: Purchase, terms: Terms) -> Purchase:
        after = before.with_terms(self._hosted(before, terms))
        if after is before:
            return before
        data = {"revision": after.terms.revision, "stage": after.stage, "before": before.stage}
        subject, actor = purchase_subject(after.id), buyer_subject(caller.buyer)
        entry = Entry(self.new_id(), caller.community, subject, Event.PURCHASE_CHANGED, self.now(), actor, data)
        self.commits.commit(caller.community, Commit((after,), (entry,)))
        return replace(after, version=after.version + 1)

    def _hosted(self, purchase: Purchase, terms: Terms) -> Terms:
        """With the name of who hands out; the organizer's own place and hours where the purchase says nothing."""
        if purchase.organizer is None:
            return terms
        organizers = self.communities.organizers(purchase.community)
        host = next((each for each in organizers if each.id == purchase.organizer), None)
        if host is None:
            return terms
        return replace(
            terms,
            organizer_name=f"{host.first_name} {host.last_name}".strip(),
            organizer_profile=host.profile,
            place=terms.place or host.place,
            hours=terms.hours or host.hours,
        )

    def _check_points(self, community: str, points: Sequence[str]) -> None:
        known = {each.id for each in self.points.get(community).points.points} if points else set()
        if not known.issuperset(points):
            raise Invalid("point_missing", "points")

    def _created(self, caller: Caller, purchase: Purchase) -> Entry:
        subject, actor = purchase_subject(purchase.id), buyer_subject(caller.buyer)
        data = {"title": purchase.title, "fee": purchase.fee, "delivery_cost": purchase.delivery_cost}
        return Entry(self.new_id(), caller.community, subject, Event.PURCHASE_CREATED, purchase.created_at, actor, data)
