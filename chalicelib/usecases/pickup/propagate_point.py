"""A changed pickup point reaches the orders that wait there; the price they were chosen at stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.errors import NotFound
from chalicelib.domain.journal import Event, Fact, order_subject
from chalicelib.domain.orders.news import news_of_point
from chalicelib.usecases.jobs import CHUNK, say_once
from chalicelib.usecases.ports import Commit, Commits, Orders, PickupPoints
from chalicelib.usecases.retries import retry_on_stale_from

if TYPE_CHECKING:
    from collections.abc import Mapping

    from chalicelib.domain.journal import Entry
    from chalicelib.domain.orders.order import Order
    from chalicelib.domain.pickup.points import PickupPoint


class PropagatePoint(Struct, frozen=True):
    """Every step gives the point as it is now, so that a late one does no harm."""

    points: PickupPoints
    orders: Orders
    commits: Commits

    def run(self, entry: Entry) -> None:
        try:
            point = self.points.get(entry.community).points.find(str(entry.data["point"]))
        except NotFound:
            return
        numbers = self.orders.at_point(entry.community, point.id, str(entry.data.get("after", "")), CHUNK)
        for order in self.orders.many(entry.community, numbers).values() if numbers else ():
            self._give(entry, point, order)
        if len(numbers) == CHUNK:
            self._go_on(entry, numbers[-1])

    def _give(self, entry: Entry, point: PickupPoint, read: Order) -> None:
        def give(order: Order) -> None:
            after = _at(order, point)
            if after == order:
                return
            facts = [self._fact(order, after, event, said) for event, said in news_of_point(order.point, after.point)]
            self.commits.commit(order.community, Commit((after,), facts))

        retry_on_stale_from(read, lambda: self.orders.get(entry.community, read.number), give)

    def _fact(self, order: Order, after: Order, event: Event, said: Mapping[str, str | None]) -> Fact:
        data = {"number": order.number, "buyer": order.buyer, "point": after.point and after.point.id, **said}
        was, became = _where(order), _where(after)
        return Fact(event, order_subject(order.number), data, before=was, after=became)

    def _go_on(self, entry: Entry, after: str) -> None:
        data = {**entry.data, "after": after}
        fact = Fact(Event.POINT_PROPAGATED, entry.subject, data)
        cause = f"point/{entry.data['point']}/{entry.data['version']}/{after}"
        say_once(self.commits, entry.community, (fact,), cause)


def _where(order: Order) -> dict[str, object]:
    it = order.point
    return {"title": it.title, "address": it.address, "hours": it.hours} if it else {}


def _at(order: Order, point: PickupPoint) -> Order:
    """The order at the point as it now is; one that went elsewhere or was handed out stays as it is."""
    if order.point is None or order.held_at != point.id:
        return order
    return replace(order, point=order.point.on(point))
