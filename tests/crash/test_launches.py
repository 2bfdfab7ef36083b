"""A launch whose answer was lost, and a person who tries again when it is good for nothing any more."""

import re
from collections.abc import Sequence
from contextlib import suppress
from functools import partial

import pytest

from tests.crash.faults import TAKING_EFFECT
from tests.crash.handler import BETWEEN, Deliver, End, Handler, Point
from tests.crash.harness import FAILURES, Workshop
from tests.crash.requests import LAUNCHES


def but_launches(end: End) -> Sequence[str]:
    """Without the list of launches that he used."""
    return [re.sub(r'"launches": (\[(\[[^]]*\](, )?)*\])', '"launches": …', line) for line in end.stored]


@pytest.mark.parametrize("handler", LAUNCHES, ids=str)
def test_used_and_lost_it_is_refused_five_minutes_later_and_a_new_one_ends_the_same(
    workshop: Workshop, handler: Handler
) -> None:
    """Whatever the first did is there once; what was refused changed nothing."""
    fault_free, _ = workshop.fault_free(handler)
    for fault in TAKING_EFFECT:
        point = next(each for each in workshop.points(handler, fault, thorough=True) if each.call.writes)
        end = workshop.run(handler, partial(_late, workshop, point))
        assert but_launches(end) == but_launches(fault_free), point


def _late(workshop: Workshop, point: Point, deliver: Deliver) -> None:
    workshop.wire.listen(point.call.number, point.fault)
    with suppress(*FAILURES):
        assert not deliver()
    workshop.wire.listen()
    workshop.clock.moment += BETWEEN
    assert not deliver(), "it was used"
    assert not any(call.writes for call in workshop.wire.calls)
    assert deliver(), "OK opens it with a new one"
