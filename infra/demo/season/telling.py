"""What the buyers of the season were told, and whom it did not reach."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from chalicelib.domain.buyers.buyer import Consent
from chalicelib.domain.journal import Event
from chalicelib.domain.notices.notice import NO_CONSENT, NOTICE_TYPES, Notice, NoticeState, message_notice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from chalicelib.domain.buyers.buyer import Buyer
    from chalicelib.domain.orders.order import Order
    from chalicelib.domain.purchases.purchase import Purchase

LOST = 11
"""Of each so many-th OK would not take it."""

REFUSED = "no_permission"


def notices(purchase: Purchase, orders: Sequence[Order], buyers: Sequence[Buyer]) -> Iterator[Notice]:
    """Of each message one to every buyer."""
    people = {each.id: each for each in buyers}
    for message in purchase.messages:
        for place, order in enumerate(orders):
            state, reason = _outcome(people[order.buyer], place)
            yield Notice(
                id=message_notice(message.id),
                community=order.community,
                buyer=order.buyer,
                template=NOTICE_TYPES[Event.ORDER_MESSAGED].template,
                number=order.number,
                revision=order.revision,
                state=state,
                at=message.at + timedelta(seconds=place),
                attempts=int(not reason),
                reason=reason,
                heard=not reason,
            )


def _outcome(buyer: Buyer, place: int) -> tuple[NoticeState, str]:
    if buyer.consent is not Consent.ALLOWED:
        return NoticeState.WITHHELD, NO_CONSENT
    return (NoticeState.REFUSED, REFUSED) if place % LOST == LOST - 1 else (NoticeState.SENT, "")
