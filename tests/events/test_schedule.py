"""What the clock asks for."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any, cast

import pytest

from chalicelib import bootstrap
from chalicelib.domain.journal import Event
from chalicelib.events.schedule import collect_comments, poll_marketplaces, wake_communities
from infra.local.lambda_events import schedule_event


class Woken:
    """A container that holds nothing but who is woken; ``jobs`` are what each tick asked for."""

    def __init__(self) -> None:
        self.jobs: list[list[str]] = []
        self.background = SimpleNamespace(enqueue_scheduled=self)

    def enqueue(self, jobs: list[str]) -> None:
        self.jobs.append(jobs)


@pytest.fixture
def woken() -> Iterator[Woken]:
    found = Woken()
    bootstrap.install(cast("Any", found))
    yield found
    bootstrap._installed.clear()


def test_every_ten_minutes_comments_are_collected_and_purchases_stopped_and_nothing_else(woken: Woken) -> None:
    collect_comments(schedule_event("tick"), None)
    assert woken.jobs == [[Event.STOPS_SOUGHT, Event.COMMENTS_DUE]]


def test_every_five_minutes_accounts_at_marketplaces_are_polled_and_nothing_else(woken: Woken) -> None:
    poll_marketplaces(schedule_event("tick"), None)
    assert woken.jobs == [[Event.POLLS_SOUGHT]]


def test_every_hour_what_is_due_stands_still_or_is_older_than_its_list_is_looked_for(woken: Woken) -> None:
    wake_communities(schedule_event("tick"), None)
    assert woken.jobs == [
        [
            Event.REMINDERS_SOUGHT,
            Event.CONNECTION_DUE,
            Event.IMPORTS_SOUGHT,
            Event.EARLIER_ORDERS_SOUGHT,
            Event.COMPARISONS_SOUGHT,
        ]
    ]
