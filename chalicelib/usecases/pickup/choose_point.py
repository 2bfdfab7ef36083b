"""Where an order is collected: the buyer chooses, or the organizer for him; no point is ever overfilled."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.days import day_in
from chalicelib.domain.errors import Conflict, Full, NotFound
from chalicelib.domain.journal import Event, Fact, order_subject
from chalicelib.domain.orders.news import news_of_money
from chalicelib.domain.orders.order import HELD, Order, changed
from chalicelib.domain.orders.sums import ChangeReason
from chalicelib.domain.pickup.points import PickupPoint, choosable, chosen
from chalicelib.usecases.point_loads import moved
from chalicelib.usecases.ports import Clock, Commit, Commits, PickupPoints, PointOccupancy, Purchases
from chalicelib.usecases.retries import retry_on_stale

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from chalicelib.domain.access.principals import Principal
    from chalicelib.domain.purchases.purchase import Purchase, Terms
    from chalicelib.usecases.locales import Locales


class PickupChoice(Struct, frozen=True):
    """A point as the buyer of an order sees it; at the price he chose it at, if he did."""

    point: PickupPoint
    full: bool
    closed: bool
    chosen: bool


class ChoosePoint(Struct, frozen=True):
    points: PickupPoints
    purchases: Purchases
    locales: Locales
    commits: Commits
    now: Clock

    def offered(self, principal: Principal, number: str) -> tuple[Order, Sequence[PickupChoice]]:
        """The points a buyer may choose for his order, and the one he has. Raises NotFound."""
        places, order = self.points.with_order(principal.community, number)
        if order.buyer != principal.id:
            raise NotFound("order_missing")
        today = self._today(order.community)
        return order, [
            PickupChoice(
                _priced(order, point), _is_full(places, point), point.is_closed(today), _holds(order, point.id)
            )
            for point in places.points.points
            if _holds(order, point.id) or (point.id in order.terms.points and not point.retired)
        ]

    def choose(self, principal: Principal, number: str, point: str | None) -> Order:
        """The buyer's own choice; None: at the organizer's place. Raises NotFound, Conflict, Full.

        The purchase says whether he may: the order learns a little later that it is too late.
        """

        def change() -> Order:
            places, order = self.points.with_order(principal.community, number)
            if order.buyer != principal.id:
                raise NotFound("order_missing")
            if _is_at(order, point):
                return order
            purchase = self.purchases.get(principal.community, order.purchase)
            _check_allowed(order, purchase.terms, point)
            return self._put(places, order, point, Event.POINT_CHOSEN, purchase=purchase)

        return _named_full(change)

    def move(self, principal: Principal, number: str, point: str | None) -> Order:
        """The organizer's change, at any stage until the order is handed out; the buyer is told."""

        def change() -> Order:
            places, order = self.points.with_order(principal.community, number)
            principal.reach.order(order)
            if order.handout not in HELD:
                raise Conflict("order_handed_out")
            return self._put(places, order, point, Event.POINT_MOVED)

        return _named_full(change)

    def _put(
        self,
        places: PointOccupancy,
        order: Order,
        point: str | None,
        event: Event,
        *,
        purchase: Purchase | None = None,
    ) -> Order:
        """On condition that the points, and the ``purchase``, are still as they were read, and that there is room."""
        if _is_at(order, point):
            return order
        wanted = choosable(places.points.find(point), self._today(order.community)) if point else None
        after = self._at(order, wanted)
        unchanged = (*((places.points,) if wanted else ()), *((purchase,) if purchase else ()))
        room = moved(order, after, wanted)
        commit = Commit((after,), _facts(order, after, event), unchanged=unchanged, counter_updates=room)
        self.commits.commit(order.community, commit)
        return replace(after, version=order.version + 1)

    def _at(self, order: Order, wanted: PickupPoint | None) -> Order:
        """Whoever chooses reads it himself: no news for him."""
        now = self.now()
        there = replace(order, point=chosen(wanted, now) if wanted else None)
        return replace(changed(order, now, ChangeReason.PICKUP, there), revision=order.revision)

    def _today(self, community: str) -> date:
        return day_in(self.locales.of(community).zone, self.now())


def _check_allowed(order: Order, terms: Terms, point: str | None) -> None:
    if terms.points_locked or order.handout not in HELD:
        raise Conflict("point_locked")
    if point is not None and point not in terms.points:
        raise NotFound("point_missing")


def _facts(before: Order, after: Order, event: Event) -> list[Fact]:
    data = {
        "number": after.number,
        "buyer": after.buyer,
        "point": after.point.id if after.point else None,
        "before": before.total,
        "after": after.total,
        "paid": after.paid,
    }
    was, became = (_told(it) for it in (before, after))
    events = (event, *news_of_money(before, after))
    return [Fact(each, order_subject(after.number), data, before=was, after=became) for each in events]


def _told(it: Order) -> dict[str, object]:
    return {"point": it.point.title if it.point else None, "total": it.total}


def _is_at(order: Order, point: str | None) -> bool:
    return (order.point.id if order.point else None) == point


def _holds(order: Order, point: str) -> bool:
    return order.point is not None and order.point.id == point


def _priced(order: Order, point: PickupPoint) -> PickupPoint:
    return replace(point, price=order.point.price) if order.point and order.point.id == point.id else point


def _is_full(places: PointOccupancy, point: PickupPoint) -> bool:
    return point.capacity is not None and places.taken.get(point.id, 0) >= point.capacity


def _named_full(change: Callable[[], Order]) -> Order:
    """Tried once more when there is no room: who pressed twice has taken the last place himself."""
    with suppress(Full):
        return retry_on_stale(change)
    try:
        return retry_on_stale(change)
    except Full:
        raise Full("point_full") from None
