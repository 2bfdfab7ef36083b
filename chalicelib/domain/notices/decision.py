"""Whether a notice may be said, and when."""

from datetime import date, datetime, timedelta
from enum import StrEnum

from msgspec import Struct

from chalicelib.domain.buyers.buyer import Buyer, Consent
from chalicelib.domain.circuit_breaker import CircuitBreaker
from chalicelib.domain.communities.community import Connection, ConnectionState
from chalicelib.domain.days import day_in
from chalicelib.domain.imports.import_job import Import, ImportState
from chalicelib.domain.journal import Entry, Event
from chalicelib.domain.notices.notice import (
    ANSWER_LOST,
    FINAL,
    LEASE,
    MUTED,
    NO_CONSENT,
    Notice,
    NoticeState,
    NoticeType,
    matter_of,
)
from chalicelib.domain.notices.reminders import Reminder, concerns, mark_of
from chalicelib.domain.orders.news import CLOSED
from chalicelib.domain.orders.order import COLLECTABLE, HELD, Order
from chalicelib.domain.pickup.points import Closing

LONGEST_WAIT = timedelta(hours=1)
"""For what an order has yet to learn: an import that changes it, terms on their way."""

GATHERED = 3
"""Windows of coalescing from one message of what waits for an organizer to the next."""

LOOK_AGAIN = timedelta(seconds=15)
CLOSED_NOW = "community_closed"
"""Nothing is told in a community that is closed, and not afterwards either."""

PARTNER_DEAD = "ok_unavailable"
"""Why it waits at an open circuit breaker."""


class SendAction(StrEnum):
    """NOTHING: it was spoken of. WAIT: not now. REPEAT: send, a try before never learnt its outcome.

    GIVE_UP: that has happened twice, and a third message would be worse than a person who is told by an organizer.
    """

    SEND = "send"
    REPEAT = "repeat"
    WAIT = "wait"
    WITHHOLD = "withhold"
    GIVE_UP = "give_up"
    NOTHING = "nothing"


class SendDecision(Struct, frozen=True):
    """``until``: when to look again; ``reason``: why it waits or is not sent."""

    action: SendAction
    until: datetime | None = None
    reason: str = ""


class NoticeContext(Struct, frozen=True):
    """All that decides about one notice; ``job`` is the import that caused it, ``window`` that of coalescing.

    ``saved`` is the notice that the import's order is there; ``connection`` is the one it speaks of. ``reported``: the
    claim, or the purchase, of the event waits to be decided. ``closed``: an operator has closed the community.
    """

    event: Entry
    type: NoticeType
    buyer: Buyer
    order: Order | None
    last: Notice | None
    breaker: CircuitBreaker | None
    job: Import | None
    saved: Notice | None
    connection: Connection | None
    zone: str
    window: timedelta
    reported: bool = False
    closed: bool = False

    @property
    def news(self) -> bool:
        """Whether the order has changed, or the matter came up, since that was last spoken of."""
        if self.type.gathered:
            return self.last is not None and not self.last.addressed(matter_of(self.event))
        return bool(self.type.coalesced and self.order and self.last and self.order.revision > self.last.revision)


def decide(context: NoticeContext, now: datetime) -> SendDecision:
    """What to do now about telling a person of an event. First what ends the matter, then what delays it."""
    last = context.last
    if last and last.state in FINAL and not context.news:
        return SendDecision(SendAction.NOTHING)
    lost = last is not None and last.state is NoticeState.SENDING
    if last and lost and now - last.at < LEASE:
        return SendDecision(SendAction.WAIT, last.at + LEASE, "notice_busy")
    if reason := CLOSED_NOW if context.closed else unwanted(context.buyer, context.type):
        return SendDecision(SendAction.WITHHOLD, reason=reason)
    if until := _learning(context, now):
        return SendDecision(SendAction.WAIT, until, "notice_waits")
    if context.type.gathered and not context.reported:
        return SendDecision(SendAction.NOTHING)
    if not _still_true(context, context.order, now):
        return SendDecision(SendAction.WITHHOLD, reason="obsolete")
    if last and lost and last.lost and not context.news:
        return SendDecision(SendAction.GIVE_UP, reason=ANSWER_LOST)
    if until := _delayed(context, now):
        return SendDecision(SendAction.WAIT, until, PARTNER_DEAD if _blocked_until(context, now) else "notice_waits")
    if _comes_second(context, now):
        return SendDecision(SendAction.WAIT, now + LOOK_AGAIN, "notice_waits")
    return SendDecision(SendAction.REPEAT if lost else SendAction.SEND)


def unwanted(buyer: Buyer, kind: NoticeType) -> str:
    """Why the person must not be written to."""
    if buyer.forgotten:
        return "erased"
    if buyer.consent is not Consent.ALLOWED:
        return NO_CONSENT
    return MUTED if kind.topic in buyer.muted else ""


def _still_true(context: NoticeContext, order: Order | None, now: datetime) -> bool:
    """Only a lost connection, money on a balance, and what organizers have to decide, is about no order."""
    if context.type.gathered or context.type.prompt or context.event.event == Event.BALANCE_MOVED:
        return True
    if order is None:
        return context.connection is not None and context.connection.state is ConnectionState.REFUSED
    match context.event.event:
        case Event.ORDER_STOPPED:
            return order.terms.stage in CLOSED
        case Event.ORDER_CALLED_OFF:
            return order.cancelled
        case Event.ORDER_PAYMENT_OPENED:
            return order.terms.payable and concerns(Reminder.PAYMENT, order)
        case Event.ORDER_READY:
            return order.handout in COLLECTABLE
        case Event.POINT_MOVED:
            return order.handout in HELD
        case Event.POINT_CLOSED | Event.POINT_OPENED:
            return order.handout in HELD and _is_shut_so(context, order, now)
        case Event.PAYMENT_REMINDER_DUE:
            return _before_the_deadline(context.event, order, now)
        case Event.HANDOUT_REMINDER_DUE:
            return _on_the_day(context, order, now)
        case _:
            return True


def _is_shut_so(context: NoticeContext, order: Order, now: datetime) -> bool:
    """The point is shut, or open, as the event says, and the day has not come that it was shut until."""
    until = context.event.data.get("until")
    closing = Closing(date.fromisoformat(str(until)) if until else None)
    today = day_in(context.zone, now)
    return closing.lasts(today) and _is_shut(order, today) == (context.event.event == Event.POINT_CLOSED)


def _before_the_deadline(event: Entry, order: Order, now: datetime) -> bool:
    """Of another deadline, or after it, there is another reminder or none."""
    terms, until = order.terms, order.terms.pay_until
    meant = terms.payable and event.data.get("mark") == mark_of(Reminder.PAYMENT, terms)
    return meant and until is not None and now < until and concerns(Reminder.PAYMENT, order)


def _on_the_day(context: NoticeContext, order: Order, now: datetime) -> bool:
    """It says "today"; nobody is sent to a closed door."""
    today = day_in(context.zone, now)
    return order.terms.collect_from == today and not _is_shut(order, today) and concerns(Reminder.HANDOUT, order)


def _is_shut(order: Order, today: date) -> bool:
    return order.point is not None and order.point.is_closed(today)


def _learning(context: NoticeContext, now: datetime) -> datetime | None:
    """When to look again at an order that has yet to learn what it is told for."""
    if now - context.event.at >= LONGEST_WAIT or not (_is_changing(context.job) or _is_behind(context)):
        return None
    return now + LOOK_AGAIN


def _is_changing(job: Import | None) -> bool:
    """Whether the import that changed the order may change it again: it is told when the import is done."""
    return job is not None and job.state in (ImportState.APPLYING, ImportState.SPLITTING)


def _is_behind(context: NoticeContext) -> bool:
    """Whether the terms that the event speaks of are still on their way to the order."""
    revision = context.event.data.get("terms")
    return isinstance(revision, int) and context.order is not None and context.order.terms.revision < revision


def _delayed(context: NoticeContext, now: datetime) -> datetime | None:
    """Until when it has to wait: for further edits, for the morning, for a partner who is dead."""
    quiet = None if context.type.prompt else context.buyer.quiet
    reasons = [
        context.event.at + context.window if context.type.coalesced else None,
        _gathered_until(context),
        quiet.ends_after(now, context.zone) if quiet else None,
        _blocked_until(context, now),
    ]
    later = [moment for moment in reasons if moment and moment > now]
    return max(later) if later else None


def _gathered_until(context: NoticeContext) -> datetime | None:
    """What comes soon after a message of what waits is the next message, together."""
    last = context.last
    if not context.type.gathered or last is None or last.state not in (NoticeState.SENT, NoticeState.DELIVERED):
        return None
    return last.at + GATHERED * context.window


def _comes_second(context: NoticeContext, now: datetime) -> bool:
    """What follows from a new order is told when its buyer has been told of the order."""
    follows = context.job is not None and not context.type.coalesced
    return follows and now - context.event.at < LONGEST_WAIT and not (context.saved and context.saved.state in FINAL)


def _blocked_until(context: NoticeContext, now: datetime) -> datetime | None:
    return context.breaker.blocked_until(now) if context.breaker else None
