"""A comment's time in the two ways OK tells it."""

from datetime import UTC, datetime

import pytest

from infra.sandbox.ok.dates import DATES, told_date


def milliseconds(*moment: int) -> int:
    return int(datetime(*moment, tzinfo=UTC).timestamp() * 1000)  # type: ignore[arg-type,misc]


@pytest.mark.parametrize(
    ("at", "text"),
    [
        (milliseconds(2026, 11, 22, 20, 59, 59), "2026-11-22 23:59:59"),
        (milliseconds(2026, 11, 22, 21, 0), "2026-11-23 00:00:00"),
        (milliseconds(2026, 7, 1, 0, 0) + 999, "2026-07-01 03:00:00"),
    ],
)
def test_without_milliseconds_it_is_moscows_time_all_year_round(at: int, text: str) -> None:
    assert told_date(at, "date") == {"date": text}
    assert told_date(at, "date_ms") == {"date_ms": at}


def test_there_are_two_ways() -> None:
    assert DATES == ("date_ms", "date")
