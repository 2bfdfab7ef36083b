"""Of notices, and whatever else names orders, those of orders which somebody may see."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from chalicelib.domain.access.principals import Principal
    from chalicelib.domain.notices.notice import Notice
    from chalicelib.usecases.ports import Orders


def own_numbers(orders: Orders, principal: Principal, numbers: Iterable[str]) -> Collection[str]:
    """Of these numbers, some of which may be empty, those of orders that are his to see."""
    named = list(dict.fromkeys(filter(None, numbers)))
    return principal.reach.orders(orders.many(principal.community, named)).keys() if named else ()


def own_notices(orders: Orders, principal: Principal, found: Sequence[Notice]) -> Sequence[Notice]:
    """A hundred at the most; one call more for whoever sees the own purchases only."""
    if principal.reach.is_whole:
        return found
    seen = own_numbers(orders, principal, (each.number for each in found))
    return [each for each in found if each.number in seen]
