"""A comment's time in the two ways OK tells it."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

DATES = ("date_ms", "date")
MOSCOW = timezone(timedelta(hours=3))


def told_date(at_ms: int, how: str) -> dict[str, Any]:
    if how == "date_ms":
        return {"date_ms": at_ms}
    return {"date": datetime.fromtimestamp(at_ms / 1000, UTC).astimezone(MOSCOW).strftime("%Y-%m-%d %H:%M:%S")}
