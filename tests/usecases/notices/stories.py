"""Of every event that somebody hears of: an order of which it is news, and the event as it comes."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from msgspec.structs import replace

from chalicelib.domain.journal import Entry, Event, purchase_subject
from chalicelib.domain.notices.notice import CREDITS, NOTICE_TYPES, SHARED_ANEW
from chalicelib.domain.notices.reminders import Reminder, mark_of
from chalicelib.domain.orders.order import Handout, Order
from chalicelib.domain.pickup.points import Closing
from chalicelib.domain.purchases.purchase import Stage, Terms
from chalicelib.domain.purchases.stopping import decision_mark
from chalicelib.usecases.notices.claim_news import CLAIM_EVENTS
from tests.factories import NOW, a_choice, a_purchase, an_entry, an_order

PAYABLE = Terms(
    revision=2,
    stage=Stage.STOPPED,
    payment_open=True,
    pay_until=NOW + timedelta(hours=23),
    details="СБП, Орлова М.",
    place="Лесная, 5",
    hours="с 17 до 20",
)
HANDED = replace(PAYABLE, stage=Stage.DISTRIBUTING, collect_from=date(2026, 11, 22))
SHUT = replace(a_choice(), closing=Closing(date(2026, 12, 1), "Переучёт"))
BELOW = a_purchase(id="below", terms=replace(Terms().moved(Stage.STOPPED, NOW), undecided=True))
READY = {Event.ORDER_READY, Event.HANDOUT_REMINDER_DUE}
DATA: Mapping[str, Mapping[str, Any]] = {
    Event.ORDER_CALLED_OFF: {"reason": "Нет размера"},
    Event.POINT_CLOSED: {"until": "2026-12-01", "reason": "Переучёт"},
    Event.POINT_OPENED: {"until": None},
    Event.CLAIM_TAPPED: {"amount": 50_000, "numbers": ["1001"]},
    Event.CLAIM_CONFIRMED: {"amount": 50_000, "numbers": ["1001"]},
    Event.CLAIM_REJECTED: {"amount": 50_000, "numbers": ["1001"], "reason": "Перевод не найден"},
    Event.PAYMENT_RECORDED: {"amount": 50_000},
    Event.PAYMENT_REFUNDED: {"amount": 50_000, "reason": "Не было размера"},
    Event.PAYMENT_TRANSFERRED: {"amount": 50_000, "reason": ""},
    Event.PAYMENT_LEFT: {"amount": 50_000, "reason": ""},
    Event.PAYMENT_REMINDER_DUE: {"mark": mark_of(Reminder.PAYMENT, PAYABLE), "terms": 2},
    Event.HANDOUT_REMINDER_DUE: {"mark": mark_of(Reminder.HANDOUT, HANDED), "terms": 2},
    Event.BALANCE_MOVED: {"way": "save", "amount": 50_000, "balance": 70_000, "reason": ""},
    Event.CLAIM_REPORTED: {"claim": "claim1", "organizer": ""},
    Event.CLAIM_ANSWERED: {"claim": "claim1"},
    Event.DECISION_ASKED: {"decision": decision_mark(BELOW), "organizer": ""},
    Event.CONNECTION_REFUSED: {"name": "comments", "reason": "comments_token_refused"},
}


def order_for(event: str, **fields: Any) -> Order:
    handed = {"terms": HANDED, "handout": Handout.READY} if event in READY else {"terms": PAYABLE}
    shut = {"point": SHUT} if event == Event.POINT_CLOSED else {}
    called_off = {"cancelled_at": NOW} if event == Event.ORDER_CALLED_OFF else {}
    return an_order(**{**handed, **shut, **called_off, **fields})


def told_of(event: str, **fields: Any) -> Entry:
    number = {} if event in (Event.CONNECTION_REFUSED, Event.DECISION_ASKED, *CLAIM_EVENTS) else {"number": "1001"}
    data = {**number, "buyer": "anna", **DATA.get(event, {}), **fields.pop("data", {})}
    if event == Event.DECISION_ASKED:
        fields = {"subject": purchase_subject(BELOW.id), **fields}
    return an_entry(**{"id": f"e-{event}", "event": event, "data": data, **fields})


LETTERS = tuple(dict.fromkeys(kind.template for kind in (*NOTICE_TYPES.values(), SHARED_ANEW, *CREDITS.values())))
SINGLE = [event for event, kind in NOTICE_TYPES.items() if not kind.coalesced]
EDITS = [event for event, kind in NOTICE_TYPES.items() if kind.coalesced]
