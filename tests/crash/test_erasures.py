"""Every writer of personal data with an erasure in its middle: nothing personal stays."""

import pytest

from tests.crash.erasure_people import Person
from tests.crash.erasures import COMES_HIMSELF, EXCUSED, left_behind, places, target_of, tried
from tests.crash.handler import Handler
from tests.crash.handlers import HANDLERS
from tests.crash.harness import Workshop

writers = pytest.mark.parametrize(("handler", "person"), tried(HANDLERS), ids=str)


@pytest.mark.slow
@writers
def test_whatever_it_does_when_he_is_erased_nothing_of_him_stays(
    workshop: Workshop, handler: Handler, person: Person
) -> None:
    for place in places(workshop, handler, thorough=False):
        assert left_behind(workshop, handler, person, place) == [], str(place)


@pytest.mark.long
@writers
def test_before_every_single_call_and_after_the_last(workshop: Workshop, handler: Handler, person: Person) -> None:
    for place in places(workshop, handler, thorough=True):
        assert left_behind(workshop, handler, person, place) == [], str(place)


def test_who_is_excused_is_there_and_says_why() -> None:
    """Whoever is in neither list is tried."""
    assert all(len(reason.split()) > 1 or reason == "a token" for reason in EXCUSED.values())
    assert not EXCUSED.keys() & COMES_HIMSELF.keys()
    assert EXCUSED.keys() < {target_of(each) for each in HANDLERS}
