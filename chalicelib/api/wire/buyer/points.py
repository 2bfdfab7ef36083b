"""The pickup points a buyer may choose for an order → JSON."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from chalicelib.api.wire.forms import Wire
from chalicelib.api.wire.pickup import PointWished as PointWished

if TYPE_CHECKING:
    from chalicelib.domain.orders.order import Order
    from chalicelib.usecases.pickup.choose_point import PickupChoice


class Offered(Wire, frozen=True):
    id: str
    title: str
    address: str
    hours: str
    photo: str | None
    price: int
    full: bool
    closed: bool
    closed_until: date | None
    closed_reason: str
    chosen: bool


class Choices(Wire, frozen=True):
    points: list[Offered]
    offered: bool
    locked: bool
    currency: str
    place: str
    hours: str


def write_choices(order: Order, choices: Sequence[PickupChoice]) -> Choices:
    terms = order.terms
    return Choices(
        points=[_offered(choice) for choice in choices],
        offered=bool(terms.points),
        locked=order.point_locked,
        currency=order.currency,
        place=terms.place,
        hours=terms.hours,
    )


def _offered(choice: PickupChoice) -> Offered:
    point = choice.point
    return Offered(
        id=point.id,
        title=point.title,
        address=point.address,
        hours=point.hours,
        photo=point.photo,
        price=point.price,
        full=choice.full,
        closed=choice.closed,
        closed_until=point.closed_until if choice.closed else None,
        closed_reason=point.closed_reason if choice.closed else "",
        chosen=choice.chosen,
    )
