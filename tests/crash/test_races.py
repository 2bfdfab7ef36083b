"""Two workers at once: one stands still before one of its calls while the other goes all the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import Any

import msgspec
import pytest

from chalicelib.bootstrap import Container
from chalicelib.domain.errors import KabinetError
from chalicelib.domain.journal import Entry
from chalicelib.domain.money import split
from chalicelib.domain.notices.notice import LEASE
from chalicelib.storage.imports.import_job import ImportRow
from chalicelib.storage.imports.queue import IMPORT_QUEUE, ImportQueueRow
from tests.crash.agreements import the_same
from tests.crash.exchanges import Exchange
from tests.crash.handler import BETWEEN, Deliver, End, Handler
from tests.crash.handlers import HANDLERS, import_messages
from tests.crash.harness import MOST, Workshop
from tests.crash.preparations import drive, importing, previewed, principal
from tests.crash.wire import Call, Fault
from tests.factories import row_of

pytestmark = pytest.mark.slow

IMPORTS = [handler for handler in HANDLERS if handler.name.startswith("import_orders")]
SAVING = [handler for handler in IMPORTS if handler.name.endswith(("applying", "planning shares", "giving shares"))]
OTHERS = [handler for handler in IMPORTS if handler not in SAVING]
NOTICES = [handler for handler in HANDLERS if handler.name.startswith("send_notices")]


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
        for _ in range(MOST):
            if not done:
                workshop.clock.moment += BETWEEN
                done = deliver()
        assert done
        after()

    return workshop.run(handler, deliveries)


def places(calls: Sequence[Call]) -> Sequence[Call]:
    """Before every write, when all that was read for it is old, and after it, when the next look begins."""
    return [call for call, last in zip(calls, [None, *calls], strict=False) if call.writes or (last and last.writes)]


@pytest.mark.parametrize(
    "handler", [*SAVING, *(pytest.param(each, marks=pytest.mark.long) for each in OTHERS)], ids=str
)
def test_a_worker_whose_message_came_twice_and_was_overtaken_changes_nothing(
    workshop: Workshop, handler: Handler
) -> None:
    """The other one does the same step and everything that follows from it."""

    def finish() -> None:
        entry = entry_of(workshop)
        workshop.container.imports.run.run(entry)
        drive(workshop.container, entry.community, entry.subject.removeprefix("import/"))

    def deliver_and_finish(deliver: Deliver) -> None:
        assert deliver()
        finish()

    _, calls = workshop.fault_free(handler)
    alone = workshop.run(handler, deliver_and_finish)
    for call in places(calls):
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
            workshop.container.notices.send.send(entry_of(workshop))

    fault_free, calls = workshop.fault_free(handler)
    for call in calls:
        end = raced(workshop, handler, call.number, tell, lambda: None)
        more = len(end.inbox) - len(fault_free.inbox)
        assert more <= (pause >= LEASE), call
        assert more == 0 or any("NoticeRepeated" in line for line in end.stored), call
        assert set(end.inbox) == set(fault_free.inbox), call


@pytest.mark.parametrize("until", ["applying", "splitting", "splitting/1"])
def test_another_file_of_the_same_purchase_saved_meanwhile_leaves_sums_that_add_up(
    workshop: Workshop, until: str
) -> None:
    """It changes one order, brings one in and is split to the end, while the first file stands still at any call."""
    handler = Handler(f"two files, {until}", import_messages, partial(two_files, until), the_same)

    def save_another() -> None:
        community = entry_of(workshop).community
        _begun_by_an_earlier_release(community)
        (other,) = [row.sk for row in ImportRow.query(community) if '"state":"ready"' in row.body]
        workshop.container.imports.manage.start(principal(community), other)
        drive(workshop.container, community, other)

    def finish() -> None:
        entry = entry_of(workshop)
        drive(workshop.container, entry.community, entry.subject.removeprefix("import/"))
        check_sums(workshop, entry.community)

    _, calls = workshop.fault_free(handler)
    for call in places(calls):
        raced(workshop, handler, call.number, save_another, finish)


def _begun_by_an_earlier_release(community: str) -> None:
    """Imports of a community go one by one now; one that began before that is in no queue."""
    with suppress(ImportQueueRow.DoesNotExist):
        ImportQueueRow.get(community, IMPORT_QUEUE).delete()


def two_files(until: str, container: Container, community: str) -> Sequence[str]:
    """One on its way in, and one that only waits for the start."""
    bodies = importing(until, container, community)
    _begun_by_an_earlier_release(community)
    previewed(container, community, [row_of(2, quantity=5), row_of(4, price="70"), row_of(5)])
    return bodies


def check_sums(workshop: Workshop, community: str) -> None:
    slots = dict(workshop.container.stores.orders.numbers_after(community, "shoes", "", 100))
    found = workshop.container.stores.orders.many(community, list(slots.values()))
    orders = [found[number] for number in sorted(slots.values(), key=int)]
    assert {order.buyer: order.number for order in orders} == slots
    assert len(orders) == 5
    assert [order.delivery_share for order in orders] == split(1_003, [order.goods for order in orders])
    for order in orders:
        assert [change.after for change in order.changes[:1]] in ([], [order.total])
