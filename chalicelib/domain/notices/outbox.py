"""What is to be told a person of the desk over one channel, and what became of what was told."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from msgspec import Struct, field
from msgspec.structs import replace

from chalicelib.domain.notices.channels import MANNERS, Channel, DeskNotice

MOST_PENDING = 100
"""What comes beyond waits in its queue until there is room."""

AT_ONCE = 50
"""Events of one message."""

KEPT_TOLD, KEPT_DELIVERIES = 500, 20


class OutboxItem(Struct, frozen=True):
    """An event of the journal, by its ``id``, and what there is to say of it; it tells of no person."""

    id: str
    notice: DeskNotice
    at: datetime
    values: Mapping[str, str | int] = field(default_factory=dict)


class DeliveryState(StrEnum):
    """WAITING: it will be tried again. IN_DOUBT: the answer was lost, and it is not sent twice. FAILED: a refusal.

    GIVEN_UP: it could not be sent for days. WITHHELD: there was nobody to send it to.
    """

    SENDING = "sending"
    WAITING = "waiting"
    SENT = "sent"
    IN_DOUBT = "in_doubt"
    FAILED = "failed"
    GIVEN_UP = "given_up"
    WITHHELD = "withheld"


class Delivery(Struct, frozen=True):
    """One message: its ``id`` is that of the first of its events, and its partner's key where he takes one."""

    id: str
    at: datetime
    state: DeliveryState
    notice: DeskNotice
    count: int = 1
    reason: str = ""
    attempts: int = 0


class Outbox(Struct, frozen=True):
    """``pending`` are not told yet, the oldest first; the first ``sending.count`` of them are just being told.

    ``told`` are the ids of those that are done with, the newest last; ``sent_at``: the last message that went out;
    ``deliveries`` the newest first.
    """

    community: str
    person: str
    channel: Channel
    pending: tuple[OutboxItem, ...] = ()
    sending: Delivery | None = None
    told: tuple[str, ...] = ()
    sent_at: datetime | None = None
    deliveries: tuple[Delivery, ...] = ()
    version: int = 0

    @property
    def is_full(self) -> bool:
        return len(self.pending) >= MOST_PENDING

    @property
    def batch(self) -> tuple[OutboxItem, ...]:
        """What the message at hand tells, or the next one would."""
        return self.pending[: self.sending.count if self.sending else AT_ONCE]

    def holds(self, item: str) -> bool:
        return any(each.id == item for each in self.pending)

    def joined(self, item: OutboxItem) -> Outbox:
        return self if self.holds(item.id) else replace(self, pending=(*self.pending, item))

    def claimed(self, now: datetime) -> Outbox:
        """From here on a message is under way; one that is repeated is the same."""
        return replace(self, sending=self._message(DeliveryState.SENDING, now, attempts=self._attempts + 1))

    def held_up(self, now: datetime, reason: str) -> Outbox:
        """It is tried again, with what has come meanwhile; where a message is known by its id, it stays as it is."""
        waiting = self._message(DeliveryState.WAITING, now, reason, self._attempts)
        sending = self.sending if MANNERS[self.channel].repeats else None
        return replace(self, sending=sending, deliveries=self._listed(waiting))

    def settled(self, state: DeliveryState, now: datetime, reason: str = "") -> Outbox:
        """What the message at hand told is done with."""
        done = self.batch
        if not done:
            return replace(self, sending=None)
        return replace(
            self,
            pending=self.pending[len(done) :],
            sending=None,
            told=(*self.told, *(each.id for each in done))[-KEPT_TOLD:],
            sent_at=now if state in (DeliveryState.SENT, DeliveryState.IN_DOUBT) else self.sent_at,
            deliveries=self._listed(self._message(state, now, reason, self._attempts)),
        )

    def dropped(self, item: OutboxItem, state: DeliveryState, now: datetime, reason: str) -> Outbox:
        """This one alone is done with, and not told; a message that was to tell it tells no other in its place."""
        delivery = Delivery(id=item.id, at=now, state=state, notice=item.notice, reason=reason)
        sending = self.sending
        if sending and any(each.id == item.id for each in self.batch):
            sending = replace(sending, count=sending.count - 1) if sending.count > 1 else None
        return replace(
            self,
            sending=sending,
            pending=tuple(each for each in self.pending if each.id != item.id),
            told=(*self.told, item.id)[-KEPT_TOLD:],
            deliveries=self._listed(delivery),
        )

    @property
    def _attempts(self) -> int:
        """Of the message at hand, or the one that waits to be tried again."""
        first = self.pending[0].id
        known = (self.sending, *self.deliveries)
        return next((each.attempts for each in known if each and each.id == first), 0)

    def _message(self, state: DeliveryState, now: datetime, reason: str = "", attempts: int = 0) -> Delivery:
        first, count = self.pending[0], len(self.batch)
        return Delivery(
            id=first.id, at=now, state=state, notice=first.notice, count=count, reason=reason, attempts=attempts
        )

    def _listed(self, delivery: Delivery) -> tuple[Delivery, ...]:
        others = (each for each in self.deliveries if each.id != delivery.id)
        return (delivery, *others)[:KEPT_DELIVERIES]
