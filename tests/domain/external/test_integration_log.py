"""Records of what went between a marketplace and us: which are failures, and which somebody looks for."""

from typing import Any

import pytest

from chalicelib.domain.external.integration_log import KEPT_FOR, Direction, LogFilter
from tests.factories import NOW, a_log_record

RECORD = a_log_record(order="1-1", correlation="c1", status=500)


@pytest.mark.parametrize(
    ("fields", "failed"),
    [
        ({}, False),
        ({"status": 204}, False),
        ({"status": 0}, True),
        ({"status": 302}, True),
        ({"status": 500}, True),
        ({"status": 200, "problem": "call_refused"}, True),
    ],
)
def test_a_failure_is_what_was_not_answered_or_answered_with_a_no(fields: dict[str, Any], failed: bool) -> None:
    assert a_log_record(**fields).failed is failed


@pytest.mark.parametrize(
    "wanted",
    [
        {},
        {"direction": Direction.INCOMING},
        {"failed": True},
        {"order": "1-1"},
        {"correlation": "c1"},
        {"direction": Direction.INCOMING, "failed": True, "order": "1-1", "correlation": "c1"},
    ],
)
def test_all_that_is_asked_holds(wanted: dict[str, Any]) -> None:
    assert LogFilter(RECORD.account, **wanted).fits(RECORD)


@pytest.mark.parametrize(
    "wanted",
    [
        {"direction": Direction.OUTGOING},
        {"failed": False},
        {"order": "1"},
        {"correlation": "c2"},
        {"failed": True, "order": "1-1", "correlation": "c2"},
    ],
)
def test_one_thing_that_does_not_hold_is_enough(wanted: dict[str, Any]) -> None:
    assert not LogFilter(RECORD.account, **wanted).fits(RECORD)


def test_it_is_forgotten_by_when_it_happened() -> None:
    assert RECORD.forgotten_at == NOW + KEPT_FOR
