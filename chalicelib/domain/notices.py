"""Notices: what a buyer should hear, and whether it may be said."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from chalicelib.domain.buyers import Buyer, Consent
from chalicelib.domain.imports import Import, ImportState
from chalicelib.domain.orders import Order

LEASE = timedelta(seconds=90)
"""Longer than a sender may live: a try that is older has died or lost its answer."""


LONGEST_WAIT = timedelta(hours=1)


class NoticeState(StrEnum):
    """SENDING: a try is under way, or died unseen. WAITING: the last try surely failed, another will come."""

    SENDING = "sending"
    WAITING = "waiting"
    SENT = "sent"
    WITHHELD = "withheld"
    REFUSED = "refused"


SETTLED = frozenset({NoticeState.SENT, NoticeState.WITHHELD, NoticeState.REFUSED})


@dataclass(frozen=True)
class Notice:
    """The last notice about an order: it told ``revision``; ``reason`` says why it was not sent.

    ``told``: the buyer has heard of this order before, so the next notice speaks of a change.
    """

    community: str
    buyer: str
    number: str
    revision: int
    state: NoticeState
    at: datetime
    attempts: int = 0
    reason: str = ""
    told: bool = False
    version: int = 0


class Verdict(StrEnum):
    """SETTLED: this revision was spoken of. BUSY: somebody else is sending. REPEAT: a try never learnt its outcome."""

    SEND = "send"
    BUSY = "busy"
    REPEAT = "repeat"
    WITHHOLD = "withhold"
    SETTLED = "settled"


def waits(job: Import | None, since: datetime, now: datetime) -> bool:
    """Whether the import that changed an order may change it again: it is told when the import is done.

    An import that does not end within an hour is not waited for.
    """
    under_way = job is not None and job.state in (ImportState.APPLYING, ImportState.SPLITTING)
    return under_way and now - since < LONGEST_WAIT


def verdict(order: Order, buyer: Buyer, last: Notice | None, now: datetime) -> Verdict:
    """What to do now about telling ``buyer`` of ``order``.

    Changes that come at once are told once: whichever event comes first tells the order as it is,
    and the events of the revisions it covered find it settled.
    """
    if last and last.state in SETTLED and last.revision >= order.revision:
        return Verdict.SETTLED
    if last and last.state is NoticeState.SENDING and now - last.at < LEASE:
        return Verdict.BUSY
    if buyer.consent is not Consent.ALLOWED:
        return Verdict.WITHHOLD
    if last and last.state is NoticeState.SENDING:
        return Verdict.REPEAT
    return Verdict.SEND
