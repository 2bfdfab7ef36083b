"""Reminders reach a purchase's orders chunk by chunk."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.errors import Repeated
from chalicelib.domain.journal import Event, Fact, order_subject
from chalicelib.domain.notices.reminders import Reminder, concerns
from chalicelib.usecases.jobs import CHUNK
from chalicelib.usecases.ports import Commit, Commits, Orders

if TYPE_CHECKING:
    from chalicelib.domain.journal import Entry
    from chalicelib.domain.orders.order import Order

_EVENTS = {
    Reminder.PAYMENT: Event.PAYMENT_REMINDER_DUE,
    Reminder.HANDOUT: Event.HANDOUT_REMINDER_DUE,
}


class SendReminders(Struct, frozen=True):
    """The job behind ``FindReminders``: in every step a chunk of orders, whose buyers are told by the notices."""

    orders: Orders
    commits: Commits

    def run(self, entry: Entry) -> None:
        purchase, after = entry.subject.removeprefix("purchase/"), str(entry.data.get("after", ""))
        slots = self.orders.numbers_after(entry.community, purchase, after, CHUNK + 1)
        orders = self.orders.many(entry.community, [number for _, number in slots[:CHUNK]]) if slots else {}
        facts = [self._fact(entry, order) for order in orders.values() if _is_meant(entry, order)]
        if len(slots) > CHUNK:
            facts.append(self._following(entry, slots[CHUNK - 1][0]))
        if facts:
            with suppress(Repeated):
                cause = f"{entry.subject}/remind/{entry.data['mark']}/{after}"
                self.commits.commit(entry.community, Commit((), facts, idempotency_key=cause))

    def _fact(self, entry: Entry, order: Order) -> Fact:
        event = _EVENTS[Reminder(str(entry.data["kind"]))]
        terms = {name: entry.data[name] for name in ("mark", "terms") if name in entry.data}
        data = {"number": order.number, "buyer": order.buyer, **terms}
        return Fact(event, order_subject(order.number), data)

    def _following(self, entry: Entry, after: str) -> Fact:
        data = {**entry.data, "after": after}
        return Fact(Event.REMINDERS_DUE, entry.subject, data)


def _is_meant(entry: Entry, order: Order) -> bool:
    """An order to which the purchase's terms are still on their way is asked again by its notice."""
    revision = entry.data.get("terms")
    behind = isinstance(revision, int) and order.terms.revision < revision
    return behind or concerns(Reminder(str(entry.data["kind"])), order)
