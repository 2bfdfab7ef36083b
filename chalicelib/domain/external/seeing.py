"""How what a marketplace shows now becomes what we keep: whatever comes twice, late, or in another order."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace

from chalicelib.domain.external.external_order import OPEN_PUSHES, Decision, ExternalLine, ExternalOrder, Push
from chalicelib.domain.external.sighting import ENDED, Phase

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from chalicelib.domain.external.account import Account
    from chalicelib.domain.external.sighting import Sighting

TAKEN = frozenset({Phase.ACCEPTED, Phase.DONE})

AHEAD = timedelta(days=1)
"""How far a marketplace's clock, or its zone, may be wrong."""

_RANKS: Mapping[Phase, int] = {
    Phase.UNKNOWN: 0,
    Phase.UNPAID: 1,
    Phase.OPEN: 2,
    Phase.ACCEPTED: 3,
    Phase.DONE: 4,
    Phase.SPLIT: 5,
    Phase.CANCELLED: 6,
}
"""What ended does not begin again: later phases follow earlier ones."""


def first_seen(account: Account, sighting: Sighting, now: datetime) -> ExternalOrder:
    order = ExternalOrder(
        community=account.community,
        account=account.id,
        marketplace=account.marketplace,
        order=sighting.order,
        phase=sighting.phase,
        status=sighting.status,
        lines=(),
        seen_at=now,
    )
    return _with(order, sighting, account, now)


def seen_again(order: ExternalOrder, sighting: Sighting, account: Account, now: datetime) -> ExternalOrder:
    """The order as it is shown now; the same order when what is shown is older than what is known, or nothing new."""
    if _is_older(order, sighting, now):
        return order
    after = _with(order, sighting, account, now)
    return order if replace(after, read_at=order.read_at) == order else after


def forgetting(order: ExternalOrder) -> ExternalOrder:
    """The order without its buyer and his words, for good."""
    return replace(order, buyer=None, comment="", city="", forgotten=True)


def _is_older(order: ExternalOrder, sighting: Sighting, now: datetime) -> bool:
    """By the marketplace's own time; without it, or at the same moment, by how far the order has come.

    A time that cannot have been yet would be the newest for ever, and hide every cancellation.
    """
    known, shown = order.changed_at, sighting.changed_at
    if known and shown and known != shown and known <= now + AHEAD:
        return shown < known
    return _goes_back(order.phase, sighting.phase)


def _with(order: ExternalOrder, sighting: Sighting, account: Account, now: datetime) -> ExternalOrder:
    phase = order.phase if _goes_back(order.phase, sighting.phase) else sighting.phase
    shown = replace(
        order,
        phase=phase,
        status=sighting.status,
        substatus=sighting.substatus,
        group=sighting.group or order.group,
        currency=sighting.currency,
        created_at=sighting.created_at or order.created_at,
        changed_at=sighting.changed_at or order.changed_at,
        read_at=now,
        ship_until=sighting.ship_until or order.ship_until,
        buyer=sighting.buyer or order.buyer,
        region=sighting.region or order.region or account.region,
        city=sighting.city or order.city,
        comment=sighting.comment or order.comment,
        needs=sighting.needs,
        parent=sighting.parent or order.parent,
        origin=sighting.origin or order.origin,
        free_refusal=order.free_refusal if sighting.free_refusal is None else sighting.free_refusal,
        test=sighting.test or order.test,
        extra={**order.extra, **sighting.extra},
        lines=tuple(_moved(line, phase, now) for line in _lines(order, sighting)),
    )
    return forgetting(shown) if order.forgotten else shown


def _goes_back(known: Phase, shown: Phase) -> bool:
    """What was cancelled stays so; what reached its buyer may still come back, and nothing else becomes of it."""
    return known in ENDED and _RANKS[shown] < _RANKS[known]


def _lines(order: ExternalOrder, sighting: Sighting) -> tuple[ExternalLine, ...]:
    """In the order in which they were first seen; one that is not shown any more is wanted no more."""
    shown = {each.key: each for each in sighting.lines}
    known = {line.key for line in order.lines}
    kept = [
        replace(line, seen=shown[line.key]) if line.key in shown else _gone(line, bool(shown)) for line in order.lines
    ]
    return (*kept, *(ExternalLine(seen=each) for each in sighting.lines if each.key not in known))


def _gone(line: ExternalLine, others: bool) -> ExternalLine:
    """A list without any lines says nothing of them."""
    quantity = line.seen.quantity
    return replace(line, seen=replace(line.seen, cancelled=quantity)) if others and quantity else line


def _moved(line: ExternalLine, phase: Phase, now: datetime) -> ExternalLine:
    """What follows for a line: what is cancelled there is so here, what was told them is known when they show it.

    Of an order that was split nothing is lost, and nothing is told any more: its parts are.
    """
    if phase is Phase.SPLIT:
        return replace(line, push=_settled(line.push), problem="")
    over = phase is Phase.CANCELLED or line.wanted == 0
    if over and line.decision in (Decision.NEW, Decision.ACCEPTED):
        return replace(line, decision=Decision.CANCELLED, decided_at=now, push=_settled(line.push))
    known = over if line.decision is Decision.REFUSED else phase in TAKEN and line.decision is Decision.ACCEPTED
    return replace(line, push=Push.ACKNOWLEDGED, problem="") if known and line.push in _UNSURE else line


_UNSURE = OPEN_PUSHES | {Push.FAILED}


def _settled(push: Push) -> Push:
    """Nothing more is told of what was cancelled or split there."""
    return Push.NONE if push in _UNSURE else push
