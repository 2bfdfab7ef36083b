"""Effects over all crash points: exactly one, none lost."""

import json
import re
from datetime import timedelta

import msgspec
import pytest

from chalicelib.domain.journal import Entry
from tests.crash.commits import WRITES
from tests.crash.effects import effects
from tests.crash.faults import FAULTS, loses_its_answer
from tests.crash.handler import Deliver, Handler
from tests.crash.handlers import HANDLERS
from tests.crash.harness import Workshop
from tests.crash.scope import JOBS

all_handlers = pytest.mark.parametrize("handler", HANDLERS, ids=str, scope="module")
"""One after the other, each with all that is asked of it: its tenant stands meanwhile."""


@pytest.mark.slow
@all_handlers
def test_a_handler_ends_the_same_whichever_call_goes_wrong(workshop: Workshop, handler: Handler) -> None:
    """What commits last and is lost comes again more often than it must."""
    for fault in FAULTS:
        points = workshop.points(handler, fault, thorough=False)
        for point in points:
            lost = fault is loses_its_answer and point is points[-1] and not handler.again
            workshop.check(handler, point, redeliveries=2 if lost else None)


@all_handlers
def test_what_a_handler_writes_it_writes_in_the_commits_that_are_written_down(
    workshop: Workshop, handler: Handler
) -> None:
    _, calls = workshop.fault_free(handler)
    assert effects(calls) == tuple(WRITES[handler.name])


def test_a_scenario_asks_for_what_its_name_says(workshop: Workshop) -> None:
    """Here, where their tenants are set up anyway."""
    for handler in HANDLERS:
        kind, _, what = handler.target.partition(" ")
        for body in workshop.bodies_for(handler):
            if kind in ("POST", "PATCH", "DELETE"):
                assert re.fullmatch(re.sub(r"{\w+}", "[^/]+", what), json.loads(body)["path"]), handler
            if kind in JOBS and kind != "send_notices":
                entry = msgspec.json.decode(body, type=Entry)
                assert what.removesuffix(" of a price list") in (entry.event, entry.data.get("state")), handler


@pytest.mark.slow
@all_handlers
def test_a_message_that_comes_again_and_again_changes_nothing(workshop: Workshop, handler: Handler) -> None:
    """Where it may be done again, it is: an exception that is not needed any more is to go."""
    fault_free, _ = workshop.fault_free(handler)
    if handler.again:
        assert workshop.done(handler, 2) != fault_free
        return

    def three_times(deliver: Deliver) -> None:
        """When all that it takes is done, twice more."""
        for _ in range(handler.turns + 2):
            deliver()
            workshop.clock.moment += handler.between if handler.turns > 1 else timedelta()

    assert workshop.run(handler, three_times) == fault_free


@pytest.mark.long
@all_handlers
def test_every_crash_point_with_one_to_three_redeliveries(workshop: Workshop, handler: Handler) -> None:
    for fault in FAULTS:
        for point in workshop.points(handler, fault, thorough=True):
            for redeliveries in (None,) if handler.again else (1, 2, 3):
                workshop.check(handler, point, redeliveries)
