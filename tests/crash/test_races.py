"""Two workers at once: one stands still before one of its calls while the other goes all the way."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import msgspec
import pytest

from chalicelib.domain.errors import KabinetError
from chalicelib.domain.journal import Entry
from chalicelib.domain.money import split
from chalicelib.domain.notices import LEASE
from tests.crash.exchanges import Exchange
from tests.crash.handlers import HANDLERS, caller, drive, previewed
from tests.crash.harness import Deliver, End, Handler, Workshop
from tests.crash.wire import Fault
from tests.factories import row_of

IMPORTS = [handler for handler in HANDLERS if handler.name.startswith("import_orders")]
NOTICES = [handler for handler in HANDLERS if handler.name.startswith("send_notices")]
WRITING = ("applying", "planning shares", "giving shares")


def entry_of(workshop: Workshop) -> Entry:
    return msgspec.json.decode(workshop.bodies[0], type=Entry)


def overtaken(workshop: Workshop, by: Callable[[], None]) -> Fault:
    """Nothing goes wrong with the call, but before it goes out somebody else has done his work."""

    def stands_still(exchange: Exchange) -> Any:
        if exchange.first:
            with workshop.wire.deaf():
                by()

    return stands_still


def raced(workshop: Workshop, handler: Handler, number: int, by: Callable[[], None], after: Callable[[], None]) -> End:
    """The first worker's message comes again until it is done, as a queue would have it."""

    def deliveries(deliver: Deliver) -> None:
        workshop.wire.listen(number, overtaken(workshop, by))
        done = deliver()
        workshop.wire.listen()
        while not done:
            workshop.clock.moment += 2 * LEASE
            done = deliver()
        after()

    return workshop.run(handler, deliveries)


@pytest.mark.parametrize("handler", IMPORTS, ids=str)
def test_a_worker_whose_message_came_twice_and_was_overtaken_changes_nothing(
    workshop: Workshop, handler: Handler
) -> None:
    """The other one does the same step and everything that follows from it."""

    def finish() -> None:
        entry = entry_of(workshop)
        workshop.hub.import_stepping.advance(entry)
        drive(workshop.hub, entry.community, entry.subject.removeprefix("import/"))

    def deliver_and_finish(deliver: Deliver) -> None:
        assert deliver()
        finish()

    _, calls = workshop.fault_free(handler)
    alone = workshop.run(handler, deliver_and_finish)
    for call in calls:
        assert raced(workshop, handler, call.number, finish, finish) == alone, call


@pytest.mark.parametrize("handler", NOTICES, ids=str)
@pytest.mark.parametrize("pause", [LEASE / 2, LEASE], ids=["for less than the lease", "for longer than the lease"])
def test_of_two_senders_one_sends_unless_it_sleeps_over_its_lease(
    workshop: Workshop, handler: Handler, pause: Any
) -> None:
    """Whoever sleeps longer than a function may live was given up: then a second message goes out, and is noted."""

    def tell() -> None:
        workshop.clock.moment += pause
        with suppress(KabinetError):
            workshop.hub.noticing.tell(entry_of(workshop))

    fault_free, calls = workshop.fault_free(handler)
    for call in calls:
        end = raced(workshop, handler, call.number, tell, lambda: None)
        more = len(end.inbox) - len(fault_free.inbox)
        slept_over = pause >= LEASE and any(each.partner for each in calls[call.number :]) and call.number > 1
        assert more <= slept_over or (more == 1 and pause >= LEASE), call
        assert more == 0 or any("NoticeRepeated" in line for line in end.stored), call
        assert set(end.inbox) == set(fault_free.inbox), call


@pytest.mark.parametrize("handler", [each for each in IMPORTS if each.name.endswith(WRITING)], ids=str)
def test_another_file_of_the_same_purchase_saved_meanwhile_leaves_sums_that_add_up(
    workshop: Workshop, handler: Handler
) -> None:
    """It changes one order, brings one in and is split to the end, while the first file stands still at any call."""

    def save_another() -> None:
        community = entry_of(workshop).community
        job = previewed(workshop.hub, community, [row_of(2, quantity=5), row_of(4, price="70"), row_of(5)])
        workshop.hub.importing.start(caller(community), job)
        drive(workshop.hub, community, job)

    def finish() -> None:
        entry = entry_of(workshop)
        drive(workshop.hub, entry.community, entry.subject.removeprefix("import/"))
        check_sums(workshop, entry.community)

    _, calls = workshop.fault_free(handler)
    for call in calls:
        raced(workshop, handler, call.number, save_another, finish)


def check_sums(workshop: Workshop, community: str) -> None:
    seats = workshop.hub.orders.numbers(community, "shoes")
    found = workshop.hub.orders.many(community, list(seats.values()))
    orders = [found[number] for number in sorted(seats.values(), key=int)]
    assert {order.buyer: order.number for order in orders} == seats
    assert len(orders) == 5
    assert [order.delivery_share for order in orders] == split(1_003, [order.goods for order in orders])
    for order in orders:
        assert [change.after for change in order.changes[:1]] in ([], [order.total])
