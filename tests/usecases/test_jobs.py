"""Which job runs on which event."""

from dataclasses import dataclass, field

import pytest

from chalicelib.domain.journal import Entry, Event
from chalicelib.usecases.jobs import Jobs
from tests.factories import an_entry


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
