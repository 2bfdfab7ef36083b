"""How keys are written. All start with the community (the table of keys is in docs/tables.md)."""

from __future__ import annotations

from datetime import UTC, datetime


def within(community: str, *parts: str) -> str:
    """``<community>#<part>#…``"""
    return "#".join((community, *parts))


def moment(at: datetime) -> str:
    """Sorts as time does, to the second: ``2026-11-22T10:00:00Z``."""
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def instant(at: datetime) -> str:
    """Sorts as time does, to the microsecond."""
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}"


OFFER = "offer#"


def of_offer(community: str, place: tuple[str, str, str]) -> tuple[str, str]:
    """The two keys of an offer, from its normalised article and brand and its price list."""
    article, brand, price_list = place
    return within(community, article), f"{OFFER}{brand}#{price_list}"
