"""Effects over all crash points: exactly one, none lost."""

import pytest

from tests.crash.faults import FAULTS, loses_its_answer
from tests.crash.handlers import HANDLERS
from tests.crash.harness import Deliver, Handler, Workshop
from tests.crash.wire import Fault

all_handlers = pytest.mark.parametrize("handler", HANDLERS, ids=str)
all_faults = pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)


@all_handlers
@all_faults
def test_a_handler_ends_the_same_whichever_call_goes_wrong(workshop: Workshop, handler: Handler, fault: Fault) -> None:
    fault_free, _ = workshop.fault_free(handler)
    for point in workshop.points(handler, fault, thorough=False):
        handler.agrees(fault_free, workshop.survive(handler, point), point)


@all_handlers
def test_a_message_that_comes_again_and_again_changes_nothing(workshop: Workshop, handler: Handler) -> None:
    fault_free, _ = workshop.fault_free(handler)

    def four_times(deliver: Deliver) -> None:
        for _ in range(4):
            deliver()

    assert workshop.run(handler, four_times) == fault_free


@all_handlers
@pytest.mark.parametrize("redeliveries", [2, 3])
def test_a_lost_commit_that_comes_again_and_again_is_there_once(
    workshop: Workshop, handler: Handler, redeliveries: int
) -> None:
    fault_free, _ = workshop.fault_free(handler)
    point = workshop.points(handler, loses_its_answer, thorough=False)[-1]
    handler.agrees(fault_free, workshop.survive(handler, point, redeliveries), point)


@pytest.mark.long
@pytest.mark.parametrize("redeliveries", [1, 2, 3])
@all_handlers
@all_faults
def test_every_crash_point_with_one_to_three_redeliveries(
    workshop: Workshop, handler: Handler, fault: Fault, redeliveries: int
) -> None:
    fault_free, _ = workshop.fault_free(handler)
    for point in workshop.points(handler, fault, thorough=True):
        handler.agrees(fault_free, workshop.survive(handler, point, redeliveries), point)
