"""Days and months of what is asked of the journal."""

from datetime import UTC, date, datetime

import pytest

from chalicelib.domain.audit import audited_days, month_before, month_of
from chalicelib.domain.errors import Invalid

NOW = datetime(2026, 3, 31, 22, 30, tzinfo=UTC)


def test_both_days_are_whole() -> None:
    since, until = audited_days(date(2026, 3, 1), date(2026, 3, 2), NOW)
    assert (since, until) == (datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 3, 2, 23, 59, 59, 999_999, tzinfo=UTC))


def test_where_none_is_named_it_is_the_last_thirty() -> None:
    since, until = audited_days(None, None, NOW)
    assert (since.date(), until.date()) == (date(2026, 3, 1), date(2026, 3, 31))


def test_what_cannot_be_is_refused() -> None:
    for first, last in ((date(2026, 3, 2), date(2026, 3, 1)), (date(2020, 1, 1), None)):
        with pytest.raises(Invalid):
            audited_days(first, last, NOW)


def test_months_go_back() -> None:
    assert month_of(NOW) == "2026-03"
    assert [month_before("2026-03"), month_before("2026-01")] == ["2026-02", "2025-12"]
