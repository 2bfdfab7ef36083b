"""Reminders: before the deadline of a payment, and on the day of the hand-out."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from chalicelib.domain.orders import COLLECTABLE, Order
from chalicelib.domain.purchases import Stage, Terms

AHEAD = timedelta(hours=24)
"""How long before its deadline a payment is reminded of."""

MORNING = time(9)
"""When people hear of the day's hand-out, in the community's zone."""


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
    if terms.payable and terms.pay_until and terms.pay_until - AHEAD <= now < terms.pay_until:
        found.append(Reminder.PAYMENT)
    if terms.stage is Stage.DISTRIBUTING and terms.collect_from == local.date() and local.time() >= MORNING:
        found.append(Reminder.HANDOUT)
    return found


def concerns(kind: Reminder, order: Order) -> bool:
    """Whether there is still something to remind the buyer of."""
    return order.debt > order.claimed if kind is Reminder.PAYMENT else order.handout in COLLECTABLE
