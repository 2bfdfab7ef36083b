"""Orders that one was split into: what was decided of it goes on in them, and so do the pieces that it holds.

Pieces move: what a part has of its parent the parent has no more. So stock is neither taken again nor given back by it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from chalicelib.domain.external.external_order import Decision, ExternalLine, ExternalOrder, Push
from chalicelib.domain.external.seeing import TAKEN, forgetting
from chalicelib.domain.external.sighting import Phase

if TYPE_CHECKING:
    from datetime import datetime

    from chalicelib.domain.external.external_order import Bound

NOT_YET = frozenset({Phase.UNPAID, Phase.UNKNOWN})
"""Nothing is decided of these, nor carried on."""


def may_carry(part: ExternalOrder) -> bool:
    """Whether it names a parent, and has lines that have nothing of it so far."""
    apart = part.phase in NOT_YET or part.same_as
    return bool(part.parent) and not apart and any(not line.carried for line in part.lines)


def carried_on(part: ExternalOrder, parent: ExternalOrder, now: datetime) -> tuple[ExternalOrder, ExternalOrder]:
    """Both as they become; as they are where nothing of the parent was accepted.

    A part that became an order of ours by itself stays one: what was taken twice then leaves the parent.
    """
    if not _goes_on(part, parent):
        return part, parent
    part, lines = _joined(part, parent), []
    for line in part.lines:
        carried, parent = _carried(line, part.phase, parent, now)
        lines.append(carried)
    parts = parent.parts if part.place in parent.parts else (*parent.parts, part.place)
    return replace(part, lines=tuple(lines)), replace(parent, parts=parts)


def _goes_on(part: ExternalOrder, parent: ExternalOrder) -> bool:
    """Whoever has the same order of ours already is its part, or stands above it."""
    known = part.number and part.number == parent.number and part.part_of != parent.place
    accepted = any(line.decision is Decision.ACCEPTED for line in parent.lines)
    return bool(parent.number) and accepted and not known and part.place != parent.place


def _joined(part: ExternalOrder, parent: ExternalOrder) -> ExternalOrder:
    if part.number:
        return part
    joined = replace(part, part_of=parent.place, number=parent.number, buyer_id=parent.buyer_id)
    return forgetting(joined) if parent.forgotten else joined


def _carried(
    line: ExternalLine, phase: Phase, parent: ExternalOrder, now: datetime
) -> tuple[ExternalLine, ExternalOrder]:
    """One that nobody decided goes on as a whole or waits for a person; of another one just the pieces are moved."""
    sources = _sources(line, parent)
    rest = sum(each.held for each in sources)
    open_ = line.decision is Decision.NEW or (line.decision is Decision.CANCELLED and not line.pieces)
    asked = (line.seen.quantity if open_ else line.pieces or line.seen.quantity) or 0
    if line.carried or not sources or not asked or (open_ and asked > rest):
        return line, parent
    pieces = min(asked, rest)
    after, taken = _handed(parent, sources, pieces)
    if not open_:
        return replace(line, carried=pieces), after
    return _decided(replace(line, carried=pieces, pieces=pieces), phase, _as_source(sources[0], taken), now), after


def _is_reserved(line: ExternalLine) -> bool:
    return line.bound is not None and line.bound.reservation is not None


def _sources(line: ExternalLine, parent: ExternalOrder) -> list[ExternalLine]:
    """Accepted ones of its sku that hold something, and were bound alike: there may be several.

    What a supplier reserved stays with the parent: one key is one line's, and a person looks at the parts.
    """
    found = [each for each in parent.lines if _sku(each) == _sku(line) and each.held and not _is_reserved(each)]
    return [each for each in found if _offer(each) == _offer(found[0])]


def _handed(parent: ExternalOrder, sources: list[ExternalLine], pieces: int) -> tuple[ExternalOrder, int]:
    """The parent without so many pieces, and how many of them had been taken from the stock."""
    became, taken, left = {}, 0, pieces
    for line in sources:
        gone = min(line.held, left)
        kept, left = line.held - gone, left - gone
        bound = replace(line.bound, taken=min(line.bound.taken, kept)) if line.bound else None
        became[line.key] = replace(line, pieces=kept, bound=bound)
        taken += (line.bound.taken if line.bound else 0) - (bound.taken if bound else 0)
    return replace(parent, lines=tuple(became.get(line.key, line) for line in parent.lines)), taken


def _as_source(source: ExternalLine, taken: int) -> ExternalLine:
    return replace(source, bound=replace(source.bound, taken=taken) if source.bound else None)


def _decided(line: ExternalLine, phase: Phase, source: ExternalLine, now: datetime) -> ExternalLine:
    """As its parent's was, by whom that was; what was cancelled before we saw it is so still."""
    after = replace(line, decided_by=source.decided_by, bound=source.bound, why=source.why or line.why)
    if line.decision is Decision.CANCELLED:
        return after
    return replace(after, decision=Decision.ACCEPTED, decided_at=now, push=_push(phase))


def _push(phase: Phase) -> Push:
    """The parent may have been told already: the part has to be packed all the same."""
    if phase in TAKEN:
        return Push.ACKNOWLEDGED
    return Push.WANTED if phase is Phase.OPEN else Push.NONE


def _sku(line: ExternalLine) -> str:
    return line.seen.sku or line.key


def _offer(line: ExternalLine) -> str:
    bound: Bound | None = line.bound
    return bound.offer if bound else ""
