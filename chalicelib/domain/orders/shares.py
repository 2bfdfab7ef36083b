"""How the delivery of a purchase is shared by its orders: of all of them some bytes each are known at once."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from chalicelib.domain.money import split
from chalicelib.domain.orders.order import Order


class Weight(Struct, array_like=True, frozen=True):
    """What a share is made of, and what the order has of it already; ``revision`` is that of its terms, ``seen`` the
    order's own.
    """

    number: str
    goods: int
    share: int
    revision: int
    seen: int = 0


class Share(Struct, array_like=True, frozen=True):
    """What an order gets, in kopecks, if its revision is still the one that was ``seen``; None: whatever it is."""

    number: str
    share: int
    seen: int | None = None


def weight_of(order: Order) -> Weight:
    terms = order.terms.revision
    return Weight(order.number, order.goods, order.delivery_share, terms, seen=order.revision)


def fair_shares(cost: int, weights: Sequence[Weight]) -> Sequence[tuple[Weight, int]]:
    """Each with its share of ``cost`` kopecks by goods, to the kopeck; where nobody takes anything, of nothing."""
    ordered = sorted(weights, key=lambda each: int(each.number))
    goods = [each.goods for each in ordered]
    return list(zip(ordered, split(cost if any(goods) else 0, goods), strict=True))
