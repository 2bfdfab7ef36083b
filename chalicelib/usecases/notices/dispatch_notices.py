"""A message to a person of the desk goes out over one channel: once, with what has come meanwhile, and is recorded."""

from __future__ import annotations

import math
from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.circuit_breaker import CircuitBreaker
from chalicelib.domain.errors import AddressLost, Invalid, NotFound, NotYet, Stale, Unavailable
from chalicelib.domain.notices.channels import LEAST_GATHERING, MANNERS, Channel, partner_of
from chalicelib.domain.notices.dispatching import DispatchContext, busy_until, unreachable, waits_until
from chalicelib.domain.notices.notice import ANSWER_LOST
from chalicelib.domain.notices.outbox import DeliveryState, OutboxItem
from chalicelib.usecases.notices.desk_facts import item_of
from chalicelib.usecases.notices.lasting_writes import WORTH_IT
from chalicelib.usecases.notices.partner_guard import PartnerGuard
from chalicelib.usecases.ports import AnswerLost, Commit, Recipient

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from chalicelib.domain.journal import Entry
    from chalicelib.domain.notices.outbox import Outbox
    from chalicelib.usecases.notices.delivery_records import DeliveryRecords
    from chalicelib.usecases.notices.desk_texts import DeskTexts
    from chalicelib.usecases.notices.recipients import Recipients
    from chalicelib.usecases.notices.whom_to_tell import WhomToTell
    from chalicelib.usecases.ports import (
        ChannelPartner,
        Channels,
        Clock,
        Commits,
        DeskNoticeRecords,
        DeskNotices,
        Patience,
    )

FULL_FOR = 30
"""Seconds until there may be room for more."""


class Work(Struct, frozen=True):
    """What is at hand: an item, and all that was read for it."""

    records: DeskNoticeRecords
    context: DispatchContext
    item: OutboxItem
    partner: ChannelPartner
    guard: PartnerGuard
    breaker: CircuitBreaker
    recipient: Recipient

    @property
    def channel(self) -> Channel:
        return self.context.outbox.channel

    @property
    def outbox(self) -> Outbox:
        return self.context.outbox


class DispatchNotices(Struct, frozen=True):
    """``window``: for how long after a message further ones are gathered; ``calls`` of the group's bot in a second."""

    desk_notices: DeskNotices
    people: WhomToTell
    channels: Channels
    recipients: Recipients
    texts: DeskTexts
    deliveries: DeliveryRecords
    commits: Commits
    calls: int
    window: timedelta
    now: Clock
    patience: Patience

    def run(self, entry: Entry) -> None:
        """Raises NotYet, Unavailable, Stale: deliver again later."""
        item, channel, person = item_of(entry), Channel(str(entry.data["channel"])), str(entry.data["buyer"])
        name, calls = partner_of(channel, person, self.calls)
        with suppress(NotFound):
            records = self.desk_notices.dispatch(entry.community, person, channel, name)
            outbox = self._past(records, records.outbox(channel))
            if item.id in outbox.told:
                return
            context = self._swept(self._context(records, outbox), item)
            if item.id in context.outbox.told or records.buyer.forgotten:
                return
            work = Work(
                records=records,
                context=context,
                item=item,
                partner=self.channels.partner(channel),
                guard=PartnerGuard(name, self.commits, calls, self.now),
                breaker=records.breaker or CircuitBreaker(entry.community, name),
                recipient=self.recipients.of(records, channel),
            )
            self._dispatch(work)

    def give_up(self, entry: Entry) -> None:
        """Nobody tries any more: it is said where he looks."""
        item, channel, person = item_of(entry), Channel(str(entry.data["channel"])), str(entry.data["buyer"])
        with suppress(NotFound):
            records = self.desk_notices.records(entry.community, person)
            outbox = records.outbox(channel)
            if item.id not in outbox.told:
                self.deliveries.dropped(records.buyer, outbox, item, state=DeliveryState.GIVEN_UP)

    def _past(self, records: DeskNoticeRecords, outbox: Outbox) -> Outbox:
        """A try that died, or lost its answer, is a doubt; where a partner knows a message by its key it is made again.

        Raises NotYet while it may still be under way.
        """
        if until := busy_until(outbox, self.now()):
            raise NotYet("notice_busy", retry_after=self._seconds(until))
        if outbox.sending is None or MANNERS[outbox.channel].repeats:
            return outbox
        return self.deliveries.settled(outbox, DeliveryState.IN_DOUBT, ANSWER_LOST)

    def _context(self, records: DeskNoticeRecords, outbox: Outbox) -> DispatchContext:
        return DispatchContext(
            community=records.community,
            buyer=records.buyer,
            settings=records.settings,
            outbox=outbox,
            breaker=records.breaker,
            window=max(self.window, LEAST_GATHERING),
            may_hear=self.people.may_hear(records.buyer),
            has_bot=bool(records.token and records.community.group),
        )

    def _swept(self, context: DispatchContext, item: OutboxItem) -> DispatchContext:
        """What must not be told him any more is done with: the item at hand, and what would go out beside it."""
        outbox = context.outbox
        for each in outbox.joined(item).pending:
            if reason := self._withheld(context, each):
                outbox = self.deliveries.dropped(context.buyer, outbox, each, reason)
        return replace(context, outbox=outbox)

    def _withheld(self, context: DispatchContext, item: OutboxItem) -> str:
        offered = context.outbox.channel in self.channels.offered
        return unreachable(context, item) if offered else "channel_off"

    def _dispatch(self, work: Work) -> None:
        outbox, now = work.outbox, self.now()
        if outbox.is_full and not outbox.holds(work.item.id):
            raise NotYet("notice_waits", retry_after=FULL_FOR)
        joined = outbox.joined(work.item)
        if until := waits_until(work.context, work.item, now):
            if joined is not outbox:
                self._save(work, joined)
            raise NotYet("notice_waits", retry_after=self._seconds(until))
        if self.patience.remaining() < WORTH_IT:
            raise NotYet("notice_waits")
        self._send(work, joined)

    def _send(self, work: Work, outbox: Outbox) -> None:
        breaker = self._admit(work, outbox)
        claimed = self._claim(work, outbox, breaker)
        language = work.records.buyer.language or work.records.community.language
        message = self.texts.message(work.records.community, language, claimed.batch, self.now())
        try:
            work.partner.send(work.recipient, message)
        except Unavailable as trouble:
            self._fail(work, claimed, breaker, trouble)
        except Invalid as refusal:
            lost = isinstance(refusal, AddressLost)
            self.deliveries.refused(work.records, claimed, refusal.reason, lost=lost)
            work.guard.close(breaker)
        else:
            self.deliveries.settled(claimed, DeliveryState.SENT)
            work.guard.close(breaker)

    def _admit(self, work: Work, outbox: Outbox) -> CircuitBreaker:
        """Who probes in vain leaves word of what he had to tell."""
        try:
            return work.guard.admit(work.breaker, lambda: _probe(work))
        except NotYet:
            raise
        except Unavailable as trouble:
            with suppress(Stale):
                self._save(work, outbox.held_up(self.now(), trouble.reason))
            raise

    def _claim(self, work: Work, outbox: Outbox, breaker: CircuitBreaker) -> Outbox:
        """From here on it is ours to send, and only while he is who he was when he was read. Raises NotYet."""
        claimed = outbox.claimed(self.now())
        try:
            work.guard.commit_call(claimed.community, Commit((claimed,), unchanged=(work.records.buyer,)))
        except NotYet:
            work.guard.half_open(breaker)
            raise
        except Stale:
            work.guard.half_open(breaker)
            raise NotYet("notice_busy") from None
        return replace(claimed, version=claimed.version + 1)

    def _fail(self, work: Work, claimed: Outbox, breaker: CircuitBreaker, trouble: Unavailable) -> None:
        """A lost answer is a doubt, and nothing is sent twice but where the partner tells it by its key."""
        work.guard.open(breaker, trouble)
        if isinstance(trouble, AnswerLost) and not MANNERS[work.channel].repeats:
            self.deliveries.settled(claimed, DeliveryState.IN_DOUBT, ANSWER_LOST)
            return
        self.deliveries.held_up(claimed, trouble.reason)
        raise trouble

    def _save(self, work: Work, outbox: Outbox) -> None:
        self.commits.commit(outbox.community, Commit((outbox,), unchanged=(work.records.buyer,)))

    def _seconds(self, until: datetime) -> int:
        return max(1, math.ceil((until - self.now()).total_seconds()))


def _probe(work: Work) -> None:
    """Who refuses is there: the message itself will find out why, and have it written down."""
    with suppress(Invalid):
        work.partner.probe(work.recipient)
