"""What belongs to a person: all of his orders and claims, however many pages they fill. One person fills few."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.domain.lists import paginated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chalicelib.domain.buyers.buyer import Buyer
    from chalicelib.domain.payments.claim import PaymentClaim
    from chalicelib.usecases.ports import Claims, Orders

AT_ONCE = 100


def numbers_of(orders: Orders, person: Buyer) -> Sequence[str]:
    """Newest first."""
    cards = paginated(lambda cursor: orders.of_buyer(person.community, person.id, None, cursor=cursor, limit=AT_ONCE))
    return [card.number for card in cards]


def claims_of(claims: Claims, person: Buyer) -> Sequence[PaymentClaim]:
    """Newest first."""
    return list(paginated(lambda cursor: claims.of_buyer(person.community, person.id, cursor, AT_ONCE)))
