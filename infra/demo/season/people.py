"""The buyers of the season: ninety people whom a file named. None of them is one of the sandbox."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from chalicelib.domain.buyers.buyer import Buyer, Consent, Identity, ok_identity
from infra.demo.season.batches import batches
from infra.demo.season.wishes import FOLDER

MANY = 90
TOGETHER = 15
"""People of one commit."""

NAMES = msgspec.json.decode((FOLDER / "names.json").read_bytes(), type=dict[str, list[str]])
UNASKED = 7
"""Each so many-th never opened the cabinet: whether the group may write to her is not known."""


def people(community: str) -> list[Buyer]:
    """Always the same ones."""
    return [_person(community, place) for place in range(MANY)]


def with_identities(some: list[Buyer]) -> Iterator[list[Buyer | Identity]]:
    """In batches."""
    for batch in batches(some, TOGETHER):
        yield [*batch, *(Identity(each.community, ok_identity(each.ok_id), each.id) for each in batch)]


def _person(community: str, place: int) -> Buyer:
    first, last = NAMES["first"], NAMES["last"]
    name = f"{first[place % len(first)]} {last[place * 5 % len(last)]}"
    phone = f"+7916555{place:04}" if place % 4 else None
    consent = Consent.ALLOWED if place % UNASKED else Consent.UNKNOWN
    return Buyer(f"season-{place:03}", community, f"5795550{place:05}", name=name, phone=phone, consent=consent)
