"""How keys are written. All start with the community (the table of keys is in docs/architecture.md)."""

from datetime import datetime

from chalicelib.domain.journal import Entry

COMMUNITY = "community"
ORGANIZER = "organizer#"
ORDER_COUNTER = "counter#order"
GROUP = "group"


def within(community: str, *parts: str) -> str:
    """``<community>#<part>#…``"""
    return "#".join((community, *parts))


def group(ok_group: str) -> str:
    return f"{GROUP}#{ok_group}"


def moment(at: datetime) -> str:
    """Sorts as time does, to the second: ``2026-11-22T10:00:00Z``."""
    return f"{at:%Y-%m-%dT%H:%M:%SZ}"


def entry(entry: Entry) -> str:
    """Sorts as time does, to the microsecond, and tells two entries of one moment apart."""
    return f"{entry.at:%Y-%m-%dT%H:%M:%S.%fZ}#{entry.id}"
