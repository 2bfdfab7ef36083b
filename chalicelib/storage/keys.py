"""How keys are written. All start with the community (the table of keys is in docs/architecture.md)."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from chalicelib.domain.journal import Entry


COMMUNITY = "community"
ORGANIZER = "organizer#"
ORDER_COUNTER = "counter#order"
WORDING = "wording"
CONNECTION = "connection#"
POINTS = "points"
LOADS = "loads"
GATE = "gate#"
IMPORT_QUEUE = "queue#imports"
WATCHED = "watched#"
GROUP = "group"
ACCESS = "access"


def within(community: str, *parts: str) -> str:
    """``<community>#<part>#…``"""
    return "#".join((community, *parts))


def group(ok_group: str) -> str:
    return f"{GROUP}#{ok_group}"


def moment(at: datetime) -> str:
    """Sorts as time does, to the second: ``2026-11-22T10:00:00Z``."""
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def instant(at: datetime) -> str:
    """Sorts as time does, to the microsecond."""
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}"


def entry(entry: Entry) -> str:
    """Sorts as time does, to the microsecond, and tells two entries of one moment apart."""
    return f"{instant(entry.at)}#{entry.id}"
