"""An organizer's purchases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.errors import Invalid
from chalicelib.domain.journal import Event, Fact, purchase_subject
from chalicelib.domain.lists import LookedPage
from chalicelib.domain.money import HIGHEST
from chalicelib.domain.notices.reminders import announced
from chalicelib.domain.purchases.editing import Draft, Wish, check_editable, checked, edited, opened
from chalicelib.domain.purchases.purchase import Purchase, Reached, Stage, Terms, hosted, purchase_title
from chalicelib.domain.purchases.stopping import cancelled, moved_on, prolonged
from chalicelib.domain.versions import check_version
from chalicelib.usecases.ports import Clock, Commit, Commits, Communities, NewId, PickupPoints, Purchases
from chalicelib.usecases.purchases.change_purchase import ChangePurchase
from chalicelib.usecases.retries import retry_on_stale

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from chalicelib.domain.access.principals import Principal
    from chalicelib.domain.purchases.progress import Progress
    from chalicelib.usecases.locales import Locales

    Change = tuple[Purchase, Terms]
    """A purchase with what its orders need not know, and the wording that they do."""

PAGE = 20


class ManagePurchases(Struct, frozen=True):
    """``picture_hosts``: where the page may show pictures from, as its policy names them."""

    purchases: Purchases
    communities: Communities
    points: PickupPoints
    locales: Locales
    commits: Commits
    now: Clock
    new_id: NewId
    picture_hosts: Sequence[str]

    def list(self, principal: Principal, cursor: str | None, archived: bool = False) -> LookedPage[Purchase]:
        """Newest first; with those that are put away behind all others. Raises Invalid for a foreign cursor."""
        if (own := principal.reach.organizer) is not None:
            return self.purchases.of_organizer(principal.community, own, cursor, limit=PAGE, archived=archived)
        page = self.purchases.page(principal.community, cursor, PAGE, archived)
        return LookedPage(page.things, page.cursor)

    def create(self, principal: Principal, title: str, fee: int, delivery_cost: int) -> Purchase:
        """A new purchase of the principal; ``fee`` in basis points, ``delivery_cost`` in kopecks. Raises Invalid."""
        if not 0 <= fee <= 10_000:
            raise Invalid("percent_unreadable", "feePercent")
        if not 0 <= delivery_cost <= HIGHEST:
            raise Invalid("kopecks_unreadable", "deliveryCost")
        named = purchase_title(title)
        purchase = self._blank(principal, named, fee, delivery_cost)
        self.commits.commit(principal.community, Commit((purchase,), (self._created(purchase),)))
        return replace(purchase, version=1)

    def discard(self, principal: Principal, purchase: Purchase) -> None:
        """One that was just made for what is not saved after all. Raises Stale where anything became of it."""
        before = {"title": purchase.title, "stage": purchase.stage}
        fact = Fact(Event.PURCHASE_REMOVED, purchase_subject(purchase.id), before=before)
        self.commits.commit(principal.community, Commit((), (fact,), remove=(purchase,)))

    def get(self, principal: Principal, purchase: str) -> Purchase:
        """Raises NotFound."""
        return principal.reach.purchase(self.purchases.get(principal.community, purchase))

    def progress(self, principal: Principal, *purchases: Purchase) -> Mapping[str, Progress]:
        """By purchase; none of one that never had an order."""
        return self.purchases.progress(principal.community, [each.id for each in purchases])

    def edit(self, principal: Principal, purchase: str, version: int, wish: Wish) -> Purchase:
        """Change what the stage allows; its orders learn it a little later.

        Raises NotFound, Invalid, Conflict, Stale when it has another version.
        """
        before = self.get(principal, purchase)
        check_version(before.version, version)
        return self._change(before, edited(before, self.wanted(before, wish)))

    def set_terms(self, principal: Principal, purchase: str, terms: Callable[[Terms], Terms]) -> Purchase:
        """Change what it says of paying and collecting: ``terms`` makes the new ones of whatever is there."""

        def decide(before: Purchase) -> Change:
            return edited(before, self.wanted(before, lambda it: replace(it, terms=terms(it.terms))))

        return self._decide(principal, purchase, decide)

    def wanted(self, before: Purchase, wish: Wish) -> Purchase:
        """Opened, as the wish makes it. Raises Invalid, Conflict."""
        wanted = checked(before, wish(opened(before)), self.picture_hosts, self.now())
        wanted = replace(wanted, organizer=wanted.terms.organizer, place=wanted.terms.place, hours=wanted.terms.hours)
        self._check_deadline(before, wanted.terms)
        self._check_points(before.community, wanted.terms.points)
        self._check_organizer(before, wanted.organizer)
        check_editable(before, wanted)
        return wanted

    def move(self, principal: Principal, purchase: str, stage: Stage) -> Purchase:
        """To another stage; where it is already, nothing happens, unless it asks how to go on: then it proceeds.

        Raises NotFound, Conflict.
        """
        return self._decide(principal, purchase, lambda before: moved_on(before, stage, self.now()))

    def drafted(self, principal: Principal, purchase: str, draft: Draft) -> tuple[Purchase, Purchase]:
        """As it is, and as it would be saved. Raises NotFound, Invalid, Conflict, as the change itself would."""
        before = self.get(principal, purchase)
        if draft.message is not None:
            return before, self._changing.preview(before, cancelled(before, draft.message, self.now()))
        if draft.stage is not None:
            moved = moved_on(before, draft.stage, self.now())
            return before, self._changing.preview(*moved) if moved else before
        return before, self._changing.preview(*edited(before, self.wanted(before, draft.wish or opened)))

    def prolong(self, principal: Principal, purchase: str, stop_at: datetime) -> Purchase:
        """Collect until another moment; once more the same changes nothing. Raises NotFound, Conflict, Invalid."""
        return self._decide(principal, purchase, lambda before: prolonged(before, stop_at, self.now()))

    def cancel(self, principal: Principal, purchase: str, message: str) -> Purchase:
        """With a word to all its buyers; one that is cancelled stays so. Raises NotFound, Conflict, Invalid."""

        def decide(before: Purchase) -> Change | None:
            is_so = before.stage is Stage.CANCELLED
            return None if is_so else (before, cancelled(before, message, self.now()))

        return self._decide(principal, purchase, decide)

    def _decide(self, principal: Principal, purchase: str, decide: Callable[[Purchase], Change | None]) -> Purchase:
        """What becomes of it as it is now, whoever else changes it; None: it stays so."""

        def change() -> Purchase:
            before = self.get(principal, purchase)
            decided = decide(before)
            return self._change(before, decided) if decided else before

        return retry_on_stale(change)

    def _change(self, before: Purchase, change: Change) -> Purchase:
        base, wording = change
        zone = self.locales.of(before.community).zone
        return self._changing.change(before, announced(base, wording, zone, self.now()), wording)

    @property
    def _changing(self) -> ChangePurchase:
        return ChangePurchase(self.communities, self.commits)

    def _blank(self, principal: Principal, title: str, fee: int, delivery_cost: int) -> Purchase:
        """Nothing was said of it yet; it goes by what its organizer says of himself."""
        host = self._changing.host(principal.community, principal.organizer)
        now = self.now()
        begun = Terms(reached=(Reached(Terms().stage, now),))
        return Purchase(
            id=self.new_id(),
            community=principal.community,
            title=title,
            organizer=principal.organizer,
            fee=fee,
            delivery_cost=delivery_cost,
            created_at=now,
            currency=self.locales.of(principal.community).currency,
            terms=hosted(begun, host) if host else begun,
            place="",
            hours="",
            orders_listed=True,
            articles_listed=True,
            counted=True,
            debts_counted=True,
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

    def _created(self, purchase: Purchase) -> Fact:
        data = {"title": purchase.title, "fee": purchase.fee, "delivery_cost": purchase.delivery_cost}
        return Fact(Event.PURCHASE_CREATED, purchase_subject(purchase.id), data, after=data)
