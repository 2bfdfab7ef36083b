"""Reminders reach a purchase's orders chunk by chunk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.journal import Event, Fact, order_subject
from chalicelib.domain.notices.reminders import Reminder, concerns
from chalicelib.usecases.jobs import say_once
from chalicelib.usecases.purchase_orders import orders_after

if TYPE_CHECKING:
    from chalicelib.domain.journal import Entry
    from chalicelib.domain.orders.order import Order
    from chalicelib.usecases.ports import Commits, Orders

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
        some = orders_after(self.orders, entry.community, purchase, after)
        facts = [self._fact(entry, order) for order in some.orders if _is_meant(entry, order)]
        if some.following:
            facts.append(Fact(Event.REMINDERS_DUE, entry.subject, {**entry.data, "after": some.following}))
        say_once(self.commits, entry.community, facts, f"{entry.subject}/remind/{entry.data['mark']}/{after}")

    def _fact(self, entry: Entry, order: Order) -> Fact:
        event = _EVENTS[Reminder(str(entry.data["kind"]))]
        terms = {name: entry.data[name] for name in ("mark", "terms") if name in entry.data}
        data = {"number": order.number, "buyer": order.buyer, **terms}
        return Fact(event, order_subject(order.number), data)


def _is_meant(entry: Entry, order: Order) -> bool:
    """An order to which the purchase's terms are still on their way is asked again by its notice."""
    revision = entry.data.get("terms")
    behind = isinstance(revision, int) and order.terms.revision < revision
    return behind or concerns(Reminder(str(entry.data["kind"])), order)
