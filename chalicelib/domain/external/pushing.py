"""What a marketplace is still to be told of an order, and how it went."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.external import reserving
from chalicelib.domain.external.deciding import UNDO_WITHIN
from chalicelib.domain.external.external_order import OPEN_PUSHES, Decision, ExternalLine, ExternalOrder, Push
from chalicelib.domain.external.reserving import is_lacking
from chalicelib.domain.external.rule import ACTOR
from chalicelib.domain.external.sighting import ENDED

SHOWS_WITHIN = timedelta(seconds=20)
"""A marketplace shows what it was told after some seconds: it is not asked sooner."""

MOST_ATTEMPTS = 20
ENOUGH = timedelta(hours=72)


class Telling(Struct, frozen=True):
    """What one call says. ``accept``: pieces of lines; without it ``refuse``: pieces of lines, None: of all."""

    accept: Mapping[str, int] | None = None
    refuse: Mapping[str, int] | None = None
    reason: str = ""
    text: str = ""
    keys: tuple[str, ...] = ()


def open_lines(order: ExternalOrder) -> tuple[ExternalLine, ...]:
    return tuple(line for line in order.lines if line.push in OPEN_PUSHES)


def waits_until(order: ExternalOrder, now: datetime) -> datetime | None:
    """When to look again: a decision may still be undone, or what was told does not show yet."""
    open_ = open_lines(order)
    moments = [line.pushed_at + SHOWS_WITHIN for line in open_ if line.push is Push.SENT and line.pushed_at]
    moments += [
        line.decided_at + UNDO_WITHIN
        for line in open_
        if line.push is Push.WANTED and not line.attempts and line.decided_at and _of_person(line)
    ]
    later = [moment for moment in moments if moment > now]
    return max(later) if later else None


def is_ready(order: ExternalOrder) -> bool:
    """A marketplace is told of an order once all of it is decided: it takes the goods of a posting together.

    What is a supplier's he has confirmed by then.
    """
    settled = all(line.decision is not Decision.NEW and not is_lacking(line) for line in order.lines)
    return bool(open_lines(order)) and settled


def next_telling(order: ExternalOrder) -> Telling | None:
    """One call at a time: first what is refused, then the rest is taken. None: there is nothing to tell any more.

    What went on in other orders is no shortage: the marketplace shows soon that it was split.
    """
    if order.phase in ENDED:
        return None
    open_ = open_lines(order)
    refused = [line for line in open_ if line.decision is Decision.REFUSED]
    if refused:
        return _refusing(order, refused)
    taken = [line for line in order.lines if line.decision is Decision.ACCEPTED]
    if order.parts and any(line.pieces != line.wanted for line in taken):
        return None
    short = [line for line in taken if line.push in OPEN_PUSHES and _left(line) and not _cut(line)]
    if short:
        return Telling(refuse={line.key: _left(line) for line in short}, keys=tuple(line.key for line in short))
    if any(line.push in OPEN_PUSHES for line in taken):
        keys = tuple(line.key for line in taken if line.push in OPEN_PUSHES)
        return Telling(accept={line.key: line.pieces for line in taken}, keys=keys)
    return None


def sent(order: ExternalOrder, telling: Telling, now: datetime) -> ExternalOrder:
    """From here on nobody knows whether they know."""
    return _of(order, telling, lambda line: replace(line, push=Push.SENT, attempts=line.attempts + 1, pushed_at=now))


def not_sent(order: ExternalOrder, telling: Telling, problem: str) -> ExternalOrder:
    """It did not go out at all."""
    return _of(
        order, telling, lambda line: replace(line, push=Push.WANTED, attempts=line.attempts - 1, problem=problem)
    )


def failed(order: ExternalOrder, telling: Telling, problem: str, said: str = "") -> ExternalOrder:
    return _of(order, telling, lambda line: replace(line, push=Push.FAILED, problem=problem, said=said[:300]))


def wanted_again(order: ExternalOrder, keys: tuple[str, ...], now: datetime) -> ExternalOrder:
    """What failed, there or at a supplier, is tried from the beginning, for as long as if it were decided now."""

    def again(line: ExternalLine) -> ExternalLine:
        after = reserving.wanted_again(line)
        if line.push is Push.FAILED:
            return replace(after, push=Push.WANTED, attempts=0, problem="", said="", wanted_at=now)
        return after if after is line else replace(after, wanted_at=now)

    return _of(order, Telling(keys=keys), again)


def is_hopeless(order: ExternalOrder, telling: Telling, now: datetime) -> bool:
    """It was tried long enough, and a person has to look."""
    return is_late(order, telling, now) or any(line.attempts >= MOST_ATTEMPTS for line in _told(order, telling))


def is_late(order: ExternalOrder, telling: Telling, now: datetime) -> bool:
    """It was wanted for long enough, whether it could be tried or not."""
    since = (line.wanted_at or line.decided_at for line in _told(order, telling))
    return any(at is not None and now - at > ENOUGH for at in since)


def _told(order: ExternalOrder, telling: Telling) -> list[ExternalLine]:
    return [line for line in order.lines if line.key in telling.keys]


def _refusing(order: ExternalOrder, refused: list[ExternalLine]) -> Telling:
    """All of the order where nothing else of it is wanted; otherwise just these."""
    first = refused[0]
    same = [line for line in refused if line.reason == first.reason]
    whole = all(line.decision is not Decision.ACCEPTED for line in order.lines) and same == refused
    return Telling(
        refuse=None if whole else {line.key: line.wanted or line.seen.quantity or 0 for line in same},
        reason=first.reason,
        text=first.reason_text,
        keys=tuple(line.key for line in same),
    )


def _left(line: ExternalLine) -> int:
    """Pieces that the buyer wants and nobody will send him."""
    return max((line.wanted or 0) - line.pieces, 0)


def _cut(line: ExternalLine) -> bool:
    return line.wanted is not None and line.wanted <= line.pieces


def _of_person(line: ExternalLine) -> bool:
    return not line.decided_by.startswith(ACTOR)


def _of(order: ExternalOrder, telling: Telling, change: Callable[[ExternalLine], ExternalLine]) -> ExternalOrder:
    lines = tuple(change(line) if line.key in telling.keys else line for line in order.lines)
    return replace(order, lines=lines)
