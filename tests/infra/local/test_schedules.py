"""Schedules that outlive restarts."""

from pathlib import Path
from typing import Any

import pytest
from chalice.app import ScheduledEventConfig

from app import app
from infra.local.problem import Problem
from infra.local.schedules import Schedule, period
from infra.local.sources import PACE


@pytest.mark.parametrize(
    ("expression", "seconds"), [("rate(1 minute)", 60), ("rate(7 DAYS)", 604_800), ("rate(2 hours)", 7200)]
)
def test_a_rate_is_read_in_seconds(expression: str, seconds: int) -> None:
    assert period(expression) == seconds


@pytest.mark.parametrize("expression", ["cron(0 8 * * ? *)", "rate(soon)", "rate(2 moons)"])
def test_what_is_not_played_is_refused_aloud(expression: str) -> None:
    with pytest.raises(Problem):
        period(expression)


def test_it_is_due_one_period_after_it_was_made_and_then_every_period(tmp_path: Path) -> None:
    now, calls = [1000.0], []

    def turn(event: dict[str, Any], _context: Any) -> None:
        calls.append(event["detail-type"])

    def schedule() -> Schedule:
        return Schedule("keeper", turn, 60, tmp_path / "memory", lambda: now[0])

    for moment, count in ((1000, 0), (1059, 0), (1060, 1), (1061, 1), (1121, 2)):
        now[0] = moment
        schedule().look()
        assert len(calls) == count


def test_a_schedule_is_played_faster_here_than_in_the_cloud_never_slower() -> None:
    declared = {each.name: each for each in app.event_sources if isinstance(each, ScheduledEventConfig)}
    assert PACE.keys() <= declared.keys()
    assert all(seconds < period(str(declared[name].schedule_expression)) for name, seconds in PACE.items())
