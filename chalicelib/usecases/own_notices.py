"""Of notices those that tell of orders which somebody may see."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chalicelib.domain.access.principals import Principal
    from chalicelib.domain.notices.notice import Notice
    from chalicelib.usecases.ports import Orders


def own_notices(orders: Orders, principal: Principal, found: Sequence[Notice]) -> Sequence[Notice]:
    """A hundred at the most; one call more for whoever sees the own purchases only."""
    if principal.reach.is_whole:
        return found
    numbers = list(dict.fromkeys(each.number for each in found if each.number))
    seen = principal.reach.orders(orders.many(principal.community, numbers)) if numbers else {}
    return [each for each in found if each.number in seen]
