"""What may be decided of a line, by whom and when; and what it becomes then."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.errors import Conflict, Invalid, NotFound
from chalicelib.domain.external.external_order import (
    Bound,
    Decision,
    Explanation,
    ExternalLine,
    ExternalOrder,
    Push,
)
from chalicelib.domain.external.reserving import is_lacking, keyed
from chalicelib.domain.external.sighting import Phase

TEXT_LENGTH = 500
UNDO_WITHIN = timedelta(seconds=15)
"""So long a person's decision waits before it is told the marketplace."""

DECIDED = frozenset({Decision.ACCEPTED, Decision.REFUSED, Decision.DISMISSED})
DECIDABLE = frozenset({Phase.OPEN, Phase.ACCEPTED, Phase.UNKNOWN})


class Doing(Struct, frozen=True):
    """Whose decision it is, when, and why: what rules said of a line stays when a person decides it."""

    by: str
    at: datetime
    why: Explanation | None = None


class Acceptance(Struct, frozen=True):
    """Of a line by its ``key``: ``pieces`` of it, None: all; ``bound`` to an offer, None: to none."""

    key: str
    pieces: int | None = None
    bound: Bound | None = None


class Refusal(Struct, frozen=True):
    """``reason`` is the marketplace's own number; ``sure``: whoever decides knows that it costs money."""

    reason: str = ""
    text: str = ""
    sure: bool = False


def accepted(order: ExternalOrder, wishes: Sequence[Acceptance], doing: Doing) -> ExternalOrder:
    """All of the lines or none. Raises NotFound, Conflict, Invalid."""
    _check_phase(order)
    by_key = {wish.key: wish for wish in wishes}

    def accept(line: ExternalLine) -> ExternalLine:
        wish = by_key[line.key]
        _check_new(line)
        pieces = _pieces(line, wish)
        bound = keyed(replace(wish.bound, taken=pieces), order, line.key) if wish.bound else None
        return replace(_decided(line, Decision.ACCEPTED, doing), pieces=pieces, bound=bound, push=_wanted(order))

    return _each(order, list(by_key), accept)


def refused(order: ExternalOrder, keys: Sequence[str], refusal: Refusal, doing: Doing) -> ExternalOrder:
    """Raises NotFound, Conflict, Invalid."""
    _check_phase(order)
    if len(refusal.text) > TEXT_LENGTH:
        raise Invalid("text_too_long", "text", limit=TEXT_LENGTH)
    if order.free_refusal is False and not refusal.sure:
        raise Conflict("refusal_costs")

    def refuse(line: ExternalLine) -> ExternalLine:
        _check_new(line)
        after = _decided(line, Decision.REFUSED, doing)
        return replace(after, reason=refusal.reason, reason_text=refusal.text, push=Push.WANTED)

    return _each(order, keys, refuse)


def dismissed(order: ExternalOrder, keys: Sequence[str], doing: Doing) -> ExternalOrder:
    """Put aside: nothing is told the marketplace. Raises NotFound, Conflict."""

    def dismiss(line: ExternalLine) -> ExternalLine:
        if line.decision not in (Decision.NEW, Decision.CANCELLED):
            raise Conflict("line_decided")
        return _decided(line, Decision.DISMISSED, doing)

    return _each(order, keys, dismiss)


def left(order: ExternalOrder, key: str, why: Explanation) -> ExternalOrder:
    """It waits for a person, as before, and says why no rule has decided it."""
    return _each(order, [key], lambda line: replace(line, why=why))


def undone(order: ExternalOrder, keys: Sequence[str], doing: Doing) -> ExternalOrder:
    """As if it had not been decided; what had been accepted of it stays to be seen as such.

    Raises NotFound, Conflict for what the marketplace may know already, and for what goes on in other orders.
    """

    if order.parts:
        raise Conflict("external_over")

    def undo(line: ExternalLine) -> ExternalLine:
        if line.decision not in DECIDED:
            raise Conflict("line_undecided")
        if _may_be_known(line):
            raise Conflict("line_pushed")
        return ExternalLine(seen=line.seen, pieces=line.pieces, why=line.why, carried=line.carried)

    return _each(order, keys, undo)


def needs_of(order: ExternalOrder) -> Sequence[str]:
    """What it still needs before it can leave, each kind once."""
    return list(dict.fromkeys(need.kind for need in order.needs))


def _may_be_known(line: ExternalLine) -> bool:
    """Nothing is told of a line before its supplier has confirmed it."""
    if line.push is Push.FAILED and is_lacking(line):
        return False
    return line.push not in (Push.NONE, Push.WANTED) or line.attempts > 0


def _check_phase(order: ExternalOrder) -> None:
    if order.phase is Phase.UNPAID:
        raise Conflict("external_unpaid")
    if order.phase not in DECIDABLE:
        raise Conflict("external_over")


def _check_new(line: ExternalLine) -> None:
    if line.decision is Decision.CANCELLED:
        raise Conflict("line_cancelled")
    if line.decision is not Decision.NEW:
        raise Conflict("line_decided")


def _pieces(line: ExternalLine, wish: Acceptance) -> int:
    """Where the marketplace tells the quantity in words a person says how many."""
    pieces = line.wanted if wish.pieces is None else wish.pieces
    if pieces is None:
        raise Invalid("pieces_missing", "pieces")
    if pieces < 1 or (line.wanted is not None and pieces > line.wanted):
        raise Invalid("pieces_unreadable", "pieces")
    return pieces


def _wanted(order: ExternalOrder) -> Push:
    """What was taken there already need not be told."""
    return Push.ACKNOWLEDGED if order.phase is Phase.ACCEPTED else Push.WANTED


def _decided(line: ExternalLine, decision: Decision, doing: Doing) -> ExternalLine:
    after = replace(line, decision=decision, decided_at=doing.at, decided_by=doing.by, why=doing.why or line.why)
    return replace(after, problem="", said="")


def _each(order: ExternalOrder, keys: Sequence[str], change: Callable[[ExternalLine], ExternalLine]) -> ExternalOrder:
    known: Mapping[str, ExternalLine] = {line.key: line for line in order.lines}
    if not keys or any(key not in known for key in keys):
        raise NotFound("external_line_missing")
    changed = {key: change(known[key]) for key in keys}
    return replace(order, lines=tuple(changed.get(line.key, line) for line in order.lines))
