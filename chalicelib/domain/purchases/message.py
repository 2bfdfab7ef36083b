"""What an organizer tells the buyers of a purchase, in own words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from msgspec import Struct

from chalicelib.domain.errors import Conflict, Invalid, NotFound

TEXT_LENGTH = 500
MOST_A_DAY = 3
"""More would be mass mailing, even to people who ordered there."""

DAY = timedelta(days=1)
KEPT = 10


class PurchaseMessage(Struct, frozen=True):
    """``by`` is the id of whoever wrote it."""

    id: str
    text: str
    at: datetime
    by: str


def message_text(text: str) -> str:
    """Raises Invalid."""
    found = "\n".join(text.strip().splitlines())
    if not found:
        raise Invalid("message_empty", "text")
    if len(found) > TEXT_LENGTH:
        raise Invalid("text_too_long", "text", limit=TEXT_LENGTH)
    return found


def joined(before: Sequence[PurchaseMessage], new: PurchaseMessage) -> tuple[PurchaseMessage, ...]:
    """Newest first, the last ones. Raises Conflict when there were too many within a day."""
    if sum(new.at - each.at < DAY for each in before) >= MOST_A_DAY:
        raise Conflict("messages_too_many", limit=MOST_A_DAY)
    return (new, *before)[:KEPT]


def found_message(messages: Sequence[PurchaseMessage], name: str) -> PurchaseMessage:
    """Raises NotFound."""
    for each in messages:
        if each.id == name:
            return each
    raise NotFound("message_missing")
