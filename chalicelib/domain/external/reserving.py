"""What a supplier keeps for a line that is bound to his offer: wanted, asked for, held or refused, and let go of."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.external.external_order import (
    Bound,
    Decision,
    ExternalLine,
    ExternalOrder,
    Push,
    Reservation,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Lowered(Struct, frozen=True):
    """Of a reservation that its supplier may know of so many ``pieces`` are still wanted, 0: none."""

    reservation: Reservation
    pieces: int


def keyed(bound: Bound, order: ExternalOrder, line: str) -> Bound:
    """With the key of this very decision on the line: none of another order, line or decision is the same."""
    if bound.reservation is None:
        return bound
    place = f"{order.community}/{order.place}/{line}/{order.version}"
    key = hashlib.sha256(place.encode()).hexdigest()[:32]
    return replace(bound, reservation=replace(bound.reservation, key=key))


def is_lacking(line: ExternalLine) -> bool:
    """Whether its goods are a supplier's who has not confirmed them."""
    bound = line.bound
    wanted = line.decision is Decision.ACCEPTED and bound is not None and bound.taken > 0
    return wanted and bound is not None and bound.reservation is not None and not bound.reservation.held


def unreserved(order: ExternalOrder) -> Sequence[ExternalLine]:
    """Lines whose supplier is still to be asked; one that he refused waits for a person."""
    return [line for line in order.lines if is_lacking(line) and not problem_of(line)]


def problem_of(line: ExternalLine) -> str:
    """Why its supplier will not keep it; empty where he does, or was not asked."""
    return line.bound.reservation.problem if line.bound and line.bound.reservation else ""


def asked(order: ExternalOrder, key: str) -> ExternalOrder:
    """From here on nobody knows whether he knows."""
    return _with(order, key, asked=True)


def held(order: ExternalOrder, key: str, pieces: int) -> ExternalOrder:
    return _with(order, key, held=pieces)


def refused(order: ExternalOrder, key: str, problem: str, said: str = "") -> ExternalOrder:
    """The marketplace is told nothing of it: a person looks."""
    after = _with(order, key, problem=problem, said=said[:300])
    lines = tuple(_failed(line, problem, said[:300]) if line.key == key else line for line in after.lines)
    return replace(after, lines=lines)


def wanted_again(line: ExternalLine) -> ExternalLine:
    return _reserving(line, problem="", said="") if problem_of(line) else line


def lowered(before: ExternalOrder | None, after: ExternalOrder) -> Sequence[Lowered]:
    """What suppliers are to be told of a change: of which reservations less is wanted, or nothing."""
    left = _taken(after)
    was = before.lines if before else ()
    return [
        Lowered(line.bound.reservation, left.get(line.bound.reservation.key, 0))
        for line in was
        if line.bound
        and line.bound.reservation
        and line.bound.reservation.asked
        and left.get(line.bound.reservation.key, 0) < line.bound.taken
    ]


def _taken(order: ExternalOrder) -> Mapping[str, int]:
    bounds = [line.bound for line in order.lines if line.bound]
    return {bound.reservation.key: bound.taken for bound in bounds if bound.reservation}


def _failed(line: ExternalLine, problem: str, said: str) -> ExternalLine:
    return replace(line, push=Push.FAILED, problem=problem, said=said) if line.push is Push.WANTED else line


def _with(order: ExternalOrder, key: str, **fields: object) -> ExternalOrder:
    lines = tuple(_reserving(line, **fields) if line.key == key else line for line in order.lines)
    return replace(order, lines=lines)


def _reserving(line: ExternalLine, **fields: object) -> ExternalLine:
    if line.bound is None or line.bound.reservation is None:
        return line
    return replace(line, bound=replace(line.bound, reservation=replace(line.bound.reservation, **fields)))
