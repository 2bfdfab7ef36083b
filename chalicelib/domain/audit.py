"""What somebody who audits asks the journal for."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from msgspec import Struct

from chalicelib.domain.errors import Invalid

PAGE, FILTERED_PAGE = 50, 300
"""Entries that are looked at for a page, and for one of which some are left out."""

LONGEST = timedelta(days=366)


class AuditQuery(Struct, frozen=True):
    """From ``since`` until before ``until``; of one subject, actor or event where they are named."""

    since: datetime
    until: datetime
    subject: str | None = None
    actor: str | None = None
    event: str | None = None

    @property
    def page(self) -> int:
        return FILTERED_PAGE if self.subject or self.actor or self.event else PAGE


def audited_days(first: date | None, last: date | None, now: datetime) -> tuple[datetime, datetime]:
    """Both days whole, in UTC; the last thirty where none is named. Raises Invalid."""
    end = last or now.astimezone(UTC).date()
    begin = first or end - timedelta(days=30)
    if begin > end or end - begin > LONGEST:
        raise Invalid("days_unreadable", "from")
    since, until = (datetime.combine(day, time.min, UTC) for day in (begin, end + timedelta(days=1)))
    return since, until - timedelta(microseconds=1)


def month_of(at: datetime) -> str:
    """As `2026-11`."""
    return f"{at.astimezone(UTC):%Y-%m}"


def month_before(month: str) -> str:
    first = date.fromisoformat(f"{month}-01")
    return f"{first - timedelta(days=1):%Y-%m}"
