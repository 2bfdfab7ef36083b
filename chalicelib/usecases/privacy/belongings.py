"""What belongs to a person: all of his orders and claims, however many pages they fill."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from chalicelib.domain.buyers import Buyer
    from chalicelib.domain.claims import PaymentClaim
    from chalicelib.domain.lists import Page
    from chalicelib.usecases.ports import Claims, Orders

AT_ONCE = 100
Thing = TypeVar("Thing")


def numbers_of(orders: Orders, person: Buyer) -> Sequence[str]:
    """Newest first."""
    cards = all_of(lambda cursor: orders.of_buyer(person.community, person.id, None, cursor, AT_ONCE))
    return [card.number for card in cards]


def claims_of(claims: Claims, person: Buyer) -> Sequence[PaymentClaim]:
    """Newest first."""
    return all_of(lambda cursor: claims.of_buyer(person.community, person.id, cursor, AT_ONCE))


def all_of(page: Callable[[str | None], Page[Thing]]) -> Sequence[Thing]:
    """Page after page to the end."""
    found, cursor = list[Thing](), None
    while True:
        read = page(cursor)
        found, cursor = [*found, *read.things], read.cursor
        if cursor is None:
            return found
