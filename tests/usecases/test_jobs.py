"""Which job runs on which event, and what its steps say."""

from dataclasses import dataclass, field

import pytest

from chalicelib.domain.journal import Entry, Event, Fact, purchase_subject
from chalicelib.usecases.jobs import Jobs, say_once
from tests.factories import COMMUNITY, an_entry
from tests.usecases.house import House


@dataclass
class Noting:
    seen: list[Entry] = field(default_factory=list)

    def run(self, entry: Entry) -> None:
        self.seen.append(entry)


def test_an_entry_is_given_to_the_job_of_its_event_and_to_no_other() -> None:
    terms, points = Noting(), Noting()
    entry = an_entry(event=Event.POINTS_CHANGED)
    Jobs({Event.PURCHASE_CHANGED: terms, Event.POINTS_CHANGED: points}).run(entry)
    assert (terms.seen, points.seen) == ([], [entry])


def test_an_event_that_no_job_is_for_is_a_fault_somebody_sees() -> None:
    """Its queue should not hear of it."""
    with pytest.raises(KeyError):
        Jobs({}).run(an_entry())


def test_a_step_that_comes_twice_says_what_it_says_once() -> None:
    house = House()
    fact = Fact(Event.PROGRESS_SOUGHT, purchase_subject("shoes"))
    for cause in ("step/1", "step/1", "step/2"):
        say_once(house.stores.commits, COMMUNITY, (fact,), cause)
    assert house.memory.events() == [Event.PROGRESS_SOUGHT] * 2


def test_a_step_that_has_nothing_to_say_writes_nothing() -> None:
    """Whatever it finds when it comes again is said then."""
    house = House()
    say_once(house.stores.commits, COMMUNITY, (), "step/1")
    say_once(house.stores.commits, COMMUNITY, (Fact(Event.PROGRESS_SOUGHT, purchase_subject("shoes")),), "step/1")
    assert house.memory.events() == [Event.PROGRESS_SOUGHT]
