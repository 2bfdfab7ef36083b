"""Where what we hold of an account and what its marketplace shows are not the same."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.external.external_order import OPEN_PUSHES, Decision, Push
from chalicelib.domain.external.sighting import Phase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chalicelib.domain.external.external_order import ExternalOrder
    from chalicelib.domain.external.sighting import Sighting

KEPT_FOR = timedelta(days=30)
MOST_FOUND = 100
"""Differences of a report; of more it says how many."""

SETTLES_WITHIN = timedelta(minutes=30)
"""What changed there a moment ago comes by a push or a poll, and is no difference yet."""

TOLD_WITHIN = timedelta(hours=6)


class DifferenceKind(StrEnum):
    """UNKNOWN: they show an order that we do not have. STATE: it stands otherwise there. CANCELLED there, of what was
    accepted here. GONE: they know none of this number. UNTOLD: a decision that they have not acknowledged for hours.
    STOCK: pieces of an offer are held for what will not be sent.
    """

    UNKNOWN = "unknown"
    STATE = "state"
    CANCELLED = "cancelled"
    GONE = "gone"
    UNTOLD = "untold"
    STOCK = "stock"


class Difference(Struct, frozen=True):
    """``ours`` and ``theirs`` are phases, ``status`` is the marketplace's own word.

    ``since``: from when on a decision is untold. ``mended``: what they show was taken over.
    """

    kind: DifferenceKind
    order: str
    ours: Phase | None = None
    theirs: Phase | None = None
    status: str = ""
    since: datetime | None = None
    problem: str = ""
    mended: bool = False


class DifferenceReport(Struct, frozen=True):
    """Of one comparison: ``compared`` orders were looked at, ``left`` were not, for there were too many of them.

    ``total`` counts all that was found, ``found`` are some of them, what is not mended first.
    """

    community: str
    account: str
    id: str
    title: str
    begun_at: datetime
    ended_at: datetime
    compared: int
    left: int
    total: int
    mended: int
    found: tuple[Difference, ...] = ()

    @property
    def forgotten_at(self) -> datetime:
        return self.ended_at + KEPT_FOR


def shown_otherwise(order: ExternalOrder | None, shown: Sighting, now: datetime) -> Difference | None:
    """None where both say the same, and of what changed a moment ago."""
    changed = shown.changed_at or shown.created_at
    if changed is not None and now - changed < SETTLES_WITHIN:
        return None
    found = Difference(DifferenceKind.UNKNOWN, shown.order, theirs=shown.phase, status=shown.status)
    if order is None:
        return found
    if _is_lost(order, shown):
        return replace(found, kind=DifferenceKind.CANCELLED, ours=order.phase)
    return None if order.phase is shown.phase else replace(found, kind=DifferenceKind.STATE, ours=order.phase)


def own_troubles(order: ExternalOrder, now: datetime) -> Sequence[Difference]:
    """What is wrong with it, whatever they show."""
    found = []
    untold = [line for line in order.lines if line.push in OPEN_PUSHES or line.push is Push.FAILED]
    since = min((line.decided_at for line in untold if line.decided_at), default=None)
    if since is not None and now - since > TOLD_WITHIN:
        problem = next((line.problem for line in untold if line.problem), "")
        found.append(replace(_of(DifferenceKind.UNTOLD, order), since=since, problem=problem))
    if order.phase in (Phase.CANCELLED, Phase.SPLIT) and any(line.bound and line.bound.taken for line in order.lines):
        found.append(_of(DifferenceKind.STOCK, order))
    return found


def gone(order: ExternalOrder) -> Difference:
    return _of(DifferenceKind.GONE, order)


def _of(kind: DifferenceKind, order: ExternalOrder) -> Difference:
    return Difference(kind, order.order, ours=order.phase, status=order.status)


def _is_lost(order: ExternalOrder, shown: Sighting) -> bool:
    """Whether something that was accepted here is wanted there no more."""
    accepted = {line.key for line in order.lines if line.decision is Decision.ACCEPTED}
    if shown.phase is Phase.CANCELLED:
        return bool(accepted)
    lines = (each for each in shown.lines if each.key in accepted)
    return any(each.quantity is not None and each.cancelled >= each.quantity for each in lines)
