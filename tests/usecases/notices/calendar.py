"""A purchase with its terms, and hours that pass until somebody is reminded."""

from datetime import date, timedelta
from typing import Any

from msgspec.structs import replace

from chalicelib.domain.journal import Entry, Event
from chalicelib.domain.orders.order import Order
from chalicelib.domain.purchases.purchase import Stage, Terms
from tests.factories import COMMUNITY, NOW, a_buyer, an_entry, an_order, ok_id_of
from tests.usecases.house import House

DEADLINE = NOW + timedelta(days=3)
TODAY = date(2026, 11, 22)
SOUGHT = an_entry(event=Event.REMINDERS_SOUGHT, subject=f"community/{COMMUNITY}", data={})
REMINDED = (Event.PAYMENT_REMINDER_DUE, Event.HANDOUT_REMINDER_DUE)


def terms(**fields: Any) -> Terms:
    return Terms(**{"revision": 1, "stage": Stage.STOPPED, "payment_open": True, "pay_until": DEADLINE, **fields})


HANDED = terms(revision=4, stage=Stage.DISTRIBUTING, pay_until=None, collect_from=TODAY)


def arrange(house: House, wanted: Terms, count: int = 1, **order: Any) -> list[Order]:
    """The purchase on these terms, and so many orders that know them."""
    house.save(replace(house.purchase(), terms=wanted))
    orders = []
    for place in range(count):
        buyer = f"buyer{place:04}"
        house.join(a_buyer(id=buyer, ok_id=ok_id_of(place)))
        orders.append(an_order(number=str(2000 + place), buyer=buyer, **{"terms": wanted, **order}))
        house.save(orders[-1])
    return orders


def hours_pass(house: House, hours: int) -> None:
    """The clock looks every hour, and may look twice; the chain's messages come twice, too."""
    for _ in range(hours):
        for _ in range(2):
            house.container.notices.find_reminders.run(SOUGHT)
            chain(house)
        house.clock.pass_by(hours=1)


def chain(house: House) -> None:
    done = 0
    while asked := [each for each in house.memory.journal if each.event == Event.REMINDERS_DUE][done:]:
        for entry in asked:
            house.container.notices.send_reminders.run(entry)
            house.container.notices.send_reminders.run(entry)
        done += len(asked)


def reminders(house: House) -> list[Entry]:
    return house.order_events(REMINDED)
