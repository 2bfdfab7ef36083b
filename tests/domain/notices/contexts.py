"""What is known where a notice is decided on, and what was decided."""

from datetime import date, datetime, timedelta
from typing import Any

from msgspec.structs import replace

from chalicelib.domain.communities.community import ConnectionState
from chalicelib.domain.journal import Entry, Event
from chalicelib.domain.notices.decision import NoticeContext, SendAction, decide
from chalicelib.domain.notices.notice import notice_type_of
from chalicelib.domain.notices.reminders import Reminder, mark_of
from chalicelib.domain.orders.order import Handout, Order
from chalicelib.domain.pickup.points import Closing
from chalicelib.domain.purchases.purchase import Stage, Terms
from tests.factories import NOW, a_buyer, a_choice, a_connection, an_entry, an_order

MOSCOW = "Europe/Moscow"
TODAY = date(2026, 11, 22)
"""It is 13:00 in Moscow."""

PAYABLE = Terms(revision=2, stage=Stage.STOPPED, payment_open=True, pay_until=NOW + timedelta(hours=20))
HANDED = Terms(revision=5, stage=Stage.DISTRIBUTING, collect_from=TODAY)
TRUE: dict[str, Order] = {
    Event.ORDER_STOPPED: an_order(terms=replace(PAYABLE, payment_open=False)),
    Event.ORDER_CALLED_OFF: an_order(cancelled_at=NOW),
    Event.ORDER_PAYMENT_OPENED: an_order(terms=PAYABLE),
    Event.ORDER_READY: an_order(terms=HANDED, handout=Handout.READY),
    Event.POINT_CLOSED: an_order(point=replace(a_choice(), closing=Closing())),
    Event.PAYMENT_REMINDER_DUE: an_order(terms=PAYABLE),
    Event.HANDOUT_REMINDER_DUE: an_order(terms=HANDED, handout=Handout.READY),
}
"""Orders of which these events are news; of the others every order is."""


def event_of(name: str, **data: object) -> Entry:
    order = {} if name == Event.CONNECTION_REFUSED else {"number": "1001"}
    marks = {
        Event.PAYMENT_REMINDER_DUE: mark_of(Reminder.PAYMENT, PAYABLE),
        Event.HANDOUT_REMINDER_DUE: mark_of(Reminder.HANDOUT, HANDED),
    }
    mark = {"mark": marks[Event(name)]} if name in marks else {}
    return an_entry(event=name, data={"buyer": "anna", "claim": "claim1", **order, **mark, **data})


def a_context(event: str | Entry = Event.ORDER_SAVED, **fields: Any) -> NoticeContext:
    entry = event if isinstance(event, Entry) else event_of(event)
    order = None if entry.event == Event.CONNECTION_REFUSED else TRUE.get(entry.event, an_order())
    kind = notice_type_of(entry, fields.get("last"))
    nothing: dict[str, Any] = {"last": None, "breaker": None, "job": None, "zone": MOSCOW, "window": timedelta(0)}
    nothing |= {"saved": None, "reported": kind.gathered}
    nothing["connection"] = a_connection(state=ConnectionState.REFUSED) if order is None else None
    return NoticeContext(**{"event": entry, "type": kind, "buyer": a_buyer(), "order": order, **nothing, **fields})


def action(context: NoticeContext, now: datetime = NOW) -> SendAction:
    return decide(context, now).action


def reason(context: NoticeContext, now: datetime = NOW) -> str:
    decision = decide(context, now)
    assert decision.action in (SendAction.SEND, SendAction.WITHHOLD)
    return decision.reason


def at(**fields: Any) -> Order:
    return an_order(terms=replace(PAYABLE, **fields))
