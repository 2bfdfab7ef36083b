"""A day is the one people have where they are."""

from datetime import UTC, date, datetime

import pytest

from chalicelib.domain.days import day_in


@pytest.mark.parametrize(("zone", "day"), [("Europe/Moscow", 23), ("Europe/Kaliningrad", 22), ("UTC", 22)])
def test_at_half_past_nine_in_the_evening_it_is_tomorrow_already_in_moscow(zone: str, day: int) -> None:
    assert day_in(zone, datetime(2026, 11, 22, 21, 30, tzinfo=UTC)) == date(2026, 11, day)
