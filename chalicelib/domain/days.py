"""Days, where people are."""

from datetime import date, datetime
from zoneinfo import ZoneInfo


def day_in(zone: str, now: datetime) -> date:
    """Which day it is in a zone such as ``Europe/Moscow``."""
    return now.astimezone(ZoneInfo(zone)).date()
