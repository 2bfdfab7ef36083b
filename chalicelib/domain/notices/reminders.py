"""Reminders: before the deadline of a payment, and on the day of the hand-out."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from chalicelib.domain.days import day_in
from chalicelib.domain.orders.news import asks_to_pay
from chalicelib.domain.orders.order import COLLECTABLE, Order
from chalicelib.domain.purchases.purchase import Purchase, Stage, Terms

AHEAD = timedelta(hours=24)
"""How long before its deadline a payment is reminded of."""

MORNING = time(9)
"""When people hear of the day's hand-out, in the community's zone."""


KEPT = 20
"""Reminders that a purchase remembers to have given out."""


class Reminder(StrEnum):
    PAYMENT = "payment"
    HANDOUT = "handout"


def mark_of(kind: Reminder, terms: Terms) -> str:
    """What is reminded of once: a deadline, or a day of hand-out; one that is changed is another."""
    moment = terms.pay_until if kind is Reminder.PAYMENT else terms.collect_from
    return f"{kind}/{moment.isoformat()}" if moment else ""


def due(terms: Terms, zone: str, now: datetime) -> Sequence[Reminder]:
    """The reminders whose moment has come and is not over."""
    local = now.astimezone(ZoneInfo(zone))
    found = []
    if terms.payable and _is_near(terms.pay_until, now):
        found.append(Reminder.PAYMENT)
    if terms.stage is Stage.DISTRIBUTING and terms.collect_from == local.date() and local.time() >= MORNING:
        found.append(Reminder.HANDOUT)
    return found


def reminded(purchase: Purchase, *marks: str) -> Purchase:
    """The purchase that remembers to have given out these, too."""
    return replace(purchase, reminded=(*marks, *purchase.reminded)[:KEPT])


def announced(purchase: Purchase, after: Terms, zone: str, now: datetime) -> Purchase:
    """The purchase before a change of its terms: what people hear of the change takes the place of a reminder.

    Asked to pay within a day, or to collect today, they need not hear it again within the hour.
    """
    before, kinds = purchase.terms, []
    if asks_to_pay(before, after) and _is_near(after.pay_until, now):
        kinds.append(Reminder.PAYMENT)
    starts = after.stage is Stage.DISTRIBUTING and before.stage is not Stage.DISTRIBUTING
    if starts and after.collect_from == day_in(zone, now):
        kinds.append(Reminder.HANDOUT)
    marks = [mark_of(kind, after) for kind in kinds]
    return reminded(purchase, *(mark for mark in marks if mark not in purchase.reminded))


def concerns(kind: Reminder, order: Order) -> bool:
    """Whether there is still something to remind the buyer of."""
    return order.debt > order.claimed if kind is Reminder.PAYMENT else order.handout in COLLECTABLE


def _is_near(deadline: datetime | None, now: datetime) -> bool:
    return deadline is not None and deadline - AHEAD <= now < deadline
