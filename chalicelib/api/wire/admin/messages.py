"""Messages to the buyers of a purchase ↔ JSON."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated

from chalicelib.api.wire.admin.notices import Addressee, write_addressee
from chalicelib.api.wire.admin.previews import ToldBuyers, write_told
from chalicelib.api.wire.forms import Asked, Wire
from chalicelib.api.wire.limits import words
from chalicelib.domain.lists import Page
from chalicelib.domain.purchases import message as messages
from chalicelib.usecases.notices.message_buyers import Hearing, Unreached


class MessageAsked(Asked, frozen=True):
    """``dry_run``: nothing is sent, it is only looked who would hear it."""

    text: Annotated[str, words(messages.TEXT_LENGTH)]
    dry_run: bool = False


class SentMessage(Wire, frozen=True):
    id: str
    text: str
    at: datetime
    by: str


class SentMessages(Wire, frozen=True):
    items: list[SentMessage]
    next: str | None


class MessageOutcome(Wire, frozen=True):
    """``sent`` is what was sent; ``hearing`` who would hear it, where it was only looked at."""

    sent: SentMessage | None = None
    looked: int | None = None
    complete: bool | None = None
    hearing: ToldBuyers | None = None


class UnreachedBuyer(Wire, frozen=True):
    buyer: Addressee
    number: str
    reason: str


class UnreachedBuyers(Wire, frozen=True):
    items: list[UnreachedBuyer]
    next: str | None


def write_hearing(hearing: Hearing) -> MessageOutcome:
    audience = hearing.audience
    return MessageOutcome(
        looked=hearing.looked, complete=hearing.complete, hearing=write_told(audience) if audience else None
    )


def write_sent(message: messages.PurchaseMessage) -> MessageOutcome:
    return MessageOutcome(sent=_write(message))


def write_messages(found: Sequence[messages.PurchaseMessage]) -> SentMessages:
    return SentMessages(items=[_write(each) for each in found], next=None)


def write_unreached(page: Page[Unreached]) -> UnreachedBuyers:
    items = [
        UnreachedBuyer(buyer=write_addressee(each.buyer.id, each.buyer), number=each.number, reason=each.reason)
        for each in page.things
    ]
    return UnreachedBuyers(items=items, next=page.cursor)


def _write(message: messages.PurchaseMessage) -> SentMessage:
    return SentMessage(id=message.id, text=message.text, at=message.at, by=message.by)
