"""Notices: what a person should hear, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum

from msgspec import Struct, field
from msgspec.structs import replace

from chalicelib.domain.buyers.buyer import Topic
from chalicelib.domain.communities.community import ConnectionName
from chalicelib.domain.journal import Entry, Event
from chalicelib.domain.orders.news import shared_anew
from chalicelib.domain.orders.order import Order

LEASE = timedelta(seconds=90)
"""Longer than a sender may live: a try that is older has died or lost its answer."""

LISTED_FOR = timedelta(days=30)
"""After it an organizer need not write to a person himself any more: what it was about is over."""

KEPT_CLAIMS = 500
"""Of so many claims it is remembered that a person was told of them."""

CLAIMS, DECISIONS = "claims", "decisions"
"""The one notice of a person that tells of reported payments, again and again; that of purchases below the minimum."""

NO_CONSENT, NO_BOT, MUTED, ANSWER_LOST = "no_consent", "no_bot", "muted", "answer_lost"


class NoticeState(StrEnum):
    """SENDING: a try is under way, or died unseen. WAITING: no try was made, or the last one surely failed.

    DELIVERED: the person pressed a button that names its order, so it was surely read.
    """

    SENDING = "sending"
    WAITING = "waiting"
    SENT = "sent"
    DELIVERED = "delivered"
    WITHHELD = "withheld"
    REFUSED = "refused"


FINAL = frozenset({NoticeState.SENT, NoticeState.DELIVERED, NoticeState.WITHHELD, NoticeState.REFUSED})


class NoticeType(Struct, frozen=True):
    """How an event is told: the text, what a person may switch off, and whether what comes at once is one message.

    ``gathered``: what several events tell is one message now and then, under this id of the person's notice.
    ``prompt``: it answers what the person has just done, at any hour.
    """

    template: str
    topic: Topic | None
    coalesced: bool = False
    gathered: str = ""
    prompt: bool = False


CREDITS: Mapping[str, NoticeType] = {
    "save": NoticeType("credit_saved", Topic.PAYMENT),
    "use": NoticeType("credit_used", Topic.PAYMENT),
    "return": NoticeType("credit_returned", Topic.PAYMENT),
}
"""How money that moves to a balance, to an order or back to the buyer is told, by the way it goes."""

SHARED_ANEW = NoticeType("delivery_recalculated", Topic.ORDER_CHANGED, coalesced=True)
"""How a change of an order is told in which nothing but its share of the delivery has moved."""

NOTICE_TYPES: Mapping[str, NoticeType] = {
    Event.ORDER_SAVED: NoticeType("order_saved", Topic.ORDER_SAVED, coalesced=True),
    Event.ORDER_CHANGED: NoticeType("order_changed", Topic.ORDER_CHANGED, coalesced=True),
    Event.ORDER_STOPPED: NoticeType("order_stopped", Topic.STAGE),
    Event.ORDER_CANCELLED: NoticeType("order_cancelled", Topic.STAGE),
    Event.ORDER_CALLED_OFF: NoticeType("order_called_off", Topic.STAGE),
    Event.ORDER_PAYMENT_OPENED: NoticeType("payment_opened", Topic.STAGE),
    Event.ORDER_READY: NoticeType("order_ready", Topic.STAGE),
    Event.ORDER_MESSAGED: NoticeType("purchase_message", Topic.STAGE),
    Event.POINT_MOVED: NoticeType("point_moved", Topic.STAGE),
    Event.POINT_CLOSED: NoticeType("point_closed", Topic.STAGE),
    Event.POINT_OPENED: NoticeType("point_opened", Topic.STAGE),
    Event.CLAIM_TAPPED: NoticeType("claim_filed", Topic.PAYMENT),
    Event.CLAIM_CONFIRMED: NoticeType("claim_confirmed", Topic.PAYMENT),
    Event.CLAIM_REJECTED: NoticeType("claim_rejected", Topic.PAYMENT),
    Event.PAYMENT_RECORDED: NoticeType("payment_recorded", Topic.PAYMENT),
    Event.PAYMENT_REFUNDED: NoticeType("payment_refunded", Topic.PAYMENT),
    Event.PAYMENT_TRANSFERRED: NoticeType("payment_transferred", Topic.PAYMENT),
    Event.PAYMENT_LEFT: NoticeType("payment_left", Topic.PAYMENT),
    Event.BALANCE_MOVED: CREDITS["save"],
    Event.PAYMENT_REMINDER_DUE: NoticeType("payment_reminder", Topic.REMINDER),
    Event.HANDOUT_REMINDER_DUE: NoticeType("handout_reminder", Topic.REMINDER),
    Event.CLAIM_REPORTED: NoticeType("claim_reported", Topic.PAYMENT, gathered=CLAIMS),
    Event.DECISION_ASKED: NoticeType("decision_asked", Topic.STAGE, gathered=DECISIONS),
    Event.CLAIM_ANSWERED: NoticeType("claim_answered", None, prompt=True),
    Event.CONNECTION_REFUSED: NoticeType("connection_refused", None),
}
"""Every event that somebody hears of. A subscription of the notices' queue names the same events."""


class Notice(Struct, frozen=True):
    """What became of one notice to one person; ``id`` is the event's, or ``order/<number>`` for edits of an order.

    Of an order it tells ``revision``; ``heard``: the buyer has heard of this order, or did not want to, so the next
    notice speaks of a change. ``lost`` counts the tries of this revision that were made because the answer to the one
    before was lost. ``reason`` says why it was not sent, or is not sent yet. Of payments that were
    reported, and purchases below their minimum: ``claims`` are those that this try tells of, ``told_of`` earlier ones,
    the newest last.
    """

    id: str
    community: str
    buyer: str
    template: str = field(name="letter")
    number: str
    revision: int
    state: NoticeState
    at: datetime
    attempts: int = 0
    reason: str = ""
    heard: bool = field(default=False, name="told")
    lost: int = 0
    claims: tuple[str, ...] = ()
    told_of: tuple[str, ...] = ()
    version: int = 0

    @property
    def undelivered(self) -> bool:
        """Whether an organizer should know that the person has not heard of it."""
        match self.state:
            case NoticeState.WITHHELD:
                return self.reason in (NO_CONSENT, NO_BOT)
            case NoticeState.SENDING:
                return self.reason == ANSWER_LOST
            case state:
                return state in (NoticeState.WAITING, NoticeState.REFUSED)

    @property
    def untouched(self) -> bool:
        """Whether nothing is written yet of what it is about to tell."""
        return not self.version or self.state in FINAL

    def claimed(self, now: datetime, repeated: bool) -> Notice:
        """From here on a try is under way; ``repeated``: nobody learnt how the one before it ended."""
        state, lost = NoticeState.SENDING, self.lost + repeated
        return replace(self, state=state, at=now, attempts=self.attempts + 1, lost=lost, reason="")

    def failed(self, now: datetime, reason: str) -> Notice:
        """It could not be tried, or the try has surely failed; another will come."""
        return replace(self, state=NoticeState.WAITING, at=now, reason=reason)

    def in_doubt(self) -> Notice:
        """The try went out and was not answered: still under way, until a later one finds it old."""
        return replace(self, reason=ANSWER_LOST)

    def settled(self, state: NoticeState, now: datetime, reason: str = "") -> Notice:
        heard = self.heard or state is NoticeState.SENT or reason == MUTED
        told_of = (*self.told_of, *self.claims)[-KEPT_CLAIMS:]
        return replace(self, state=state, at=now, reason=reason, heard=heard, lost=0, claims=(), told_of=told_of)

    def addressed(self, matter: str) -> bool:
        """Whether the person was told of this claim or decision, or is just being told."""
        return matter in self.told_of or matter in self.claims


def connection_of(event: Entry) -> ConnectionName | None:
    """The connection that it speaks of."""
    return ConnectionName(str(event.data["name"])) if event.event == Event.CONNECTION_REFUSED else None


def matter_of(event: Entry) -> str:
    """What a gathered event is about: a claim, or a decision that is asked for."""
    return str(event.data.get("claim") or event.data["decision"])


def notice_id(event: Entry) -> str:
    """What is told once. Edits of one order share it, so that the last revision speaks for all."""
    kind = NOTICE_TYPES[event.event]
    if kind.gathered:
        return kind.gathered
    if message := event.data.get("message"):
        return message_notice(str(message))
    return edits_id(str(event.data["number"])) if kind.coalesced else f"event/{event.id}"


def edits_id(number: str) -> str:
    """Of the notice that the edits of an order share; its first one tells that the order is there."""
    return f"order/{number}"


def message_notice(message: str) -> str:
    """Of what an organizer tells a buyer: of each message one."""
    return f"message/{message}"


def notice_type_of(event: Entry, last: Notice | None, order: Order | None = None) -> NoticeType:
    """An order that a buyer has heard of has changed, whatever the event says; one that he has not is a new one.

    What was begun in one way is tried again in the same way.
    """
    kind = NOTICE_TYPES[event.event]
    if event.event == Event.BALANCE_MOVED:
        return CREDITS.get(str(event.data.get("way")), kind)
    if not kind.coalesced:
        return kind
    if not (last and last.heard):
        return NOTICE_TYPES[Event.ORDER_SAVED]
    again = order and last.revision == order.revision and last.template == SHARED_ANEW.template
    moved = again or (order and shared_anew(order, last.revision))
    return SHARED_ANEW if moved else NOTICE_TYPES[Event.ORDER_CHANGED]


def notice_of(event: Entry, buyer: str, order: Order | None, last: Notice | None) -> Notice:
    """The notice of an event before a try: a new one, or the last one, about the order as it is now."""
    template = notice_type_of(event, last, order).template
    revision, number = (order.revision, order.number) if order else (0, "")
    if last is None:
        state, name = NoticeState.WAITING, notice_id(event)
        return Notice(
            id=name,
            community=event.community,
            buyer=buyer,
            template=template,
            number=number,
            revision=revision,
            state=state,
            at=event.at,
        )
    if last.revision == revision and not (NOTICE_TYPES[event.event].gathered and last.state in FINAL):
        return last
    return replace(last, revision=revision, attempts=0, lost=0, template=template)
