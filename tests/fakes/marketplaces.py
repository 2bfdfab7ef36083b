"""Marketplaces in tests: what they show, what they are told; whose turn it is, and what is written down of calls."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from msgspec.structs import replace

from chalicelib.domain.circuit_breaker import CircuitBreaker
from chalicelib.domain.errors import Invalid, KabinetError, NotFound, NotYet, Unavailable
from chalicelib.domain.external.account import Account
from chalicelib.domain.external.sighting import Phase, Sighting
from chalicelib.domain.external.webhook_event import EventKind, WebhookEvent
from chalicelib.outgoing.transport import Answer, Call, CallMade, Transport
from chalicelib.usecases.ports import CallRefused, Checked, RefusalReason, Refusing, Reply, SightingPage


@dataclass
class FakeMarketplace:
    """``shown`` are its orders; ``told`` what it heard. ``troubles`` are raised one after the other, by each call.

    ``lost``: what the next change does is done, and its answer does not come. ``deaf``: nothing is done at all.
    Pages have ``size`` orders; the one after ``interrupted`` pages does not come, once; ``forgets``: places in
    lists, once; ``lists`` nothing: it tells everything by itself. Who ``hides_buyers`` tells of
    them in a read of one only; ``unread``: he refuses that. ``reads``: which were read.
    """

    seller: str = "7"
    expires_at: datetime | None = None
    shown: dict[str, Sighting] = field(default_factory=dict)
    told: list[tuple[str, str, Mapping[str, int] | None]] = field(default_factory=list)
    troubles: list[Exception] = field(default_factory=list)
    lost: list[Exception] = field(default_factory=list)
    deaf: bool = False
    size: int = 100
    windows: list[tuple[datetime, datetime]] = field(default_factory=list)
    cursors: list[str | None] = field(default_factory=list)
    interrupted: int | None = None
    forgets: bool = False
    lists: bool = True
    hides_buyers: bool = False
    unread: bool = False
    reads: list[str] = field(default_factory=list)

    def check(self) -> Checked:
        self._answer()
        return Checked(self.seller, "Магазин", self.expires_at)

    def read(self, order: str) -> Sighting | None:
        self._answer()
        self.reads.append(order)
        if self.unread:
            raise CallRefused("call_refused")
        return self.shown.get(order)

    def list(self, since: datetime, until: datetime, cursor: str | None = None) -> SightingPage:
        if not self.lists:
            return SightingPage((), asked=False)
        self._answer()
        self.cursors.append(cursor)
        if self.interrupted is not None and len(self.cursors) == self.interrupted + 1:
            raise Unavailable("marketplace_unavailable")
        if cursor and self.forgets:
            self.forgets = False
            raise CallRefused("call_refused", "cursor is too old")
        self.windows.append((since, until))
        start = int(cursor or 0)
        some = list(self.shown.values())[start : start + self.size]
        following = str(start + self.size) if start + self.size < len(self.shown) else None
        if self.hides_buyers:
            return SightingPage([replace(each, buyer=None) for each in some], following, frozenset(self.shown))
        return SightingPage(some, following)

    def reasons(self, order: Sighting) -> Sequence[RefusalReason]:
        self._answer()
        return [RefusalReason("352", "Нет в наличии"), RefusalReason("402", "Другое", needs_text=True)]

    def accept(self, order: Sighting, pieces: Mapping[str, int]) -> None:
        self._change(order.order, "accept", Phase.ACCEPTED, pieces)

    def refuse(self, order: Sighting, refusing: Refusing) -> None:
        self._change(order.order, "refuse", Phase.CANCELLED, refusing.pieces)

    def _change(self, order: str, what: str, phase: Phase, pieces: Mapping[str, int] | None) -> None:
        self._answer()
        self.told.append((what, order, pieces))
        known = self.shown[order]
        if what == "refuse" and pieces:
            lines = tuple(replace(line, cancelled=line.cancelled + pieces.get(line.key, 0)) for line in known.lines)
            self.shown[order] = replace(known, lines=lines)
        elif not self.deaf:
            self.shown[order] = replace(known, phase=phase, status=phase.value)
        if self.lost:
            raise self.lost.pop(0)

    def _answer(self) -> None:
        if self.troubles:
            raise self.troubles.pop(0)


@dataclass
class FakeMarketplaces:
    """One marketplace for all accounts; ``keys`` are those that they came with, ``phases`` what its statuses mean."""

    market: FakeMarketplace = field(default_factory=FakeMarketplace)
    keys: list[Mapping[str, str]] = field(default_factory=list)
    phases: dict[str, Phase] = field(default_factory=dict)

    def phases_of(self, account: Account) -> Mapping[str, Phase]:
        return self.phases

    def of(self, account: Account, secrets: Mapping[str, str], order: str = "") -> FakeMarketplace:
        self.keys.append(secrets)
        return self.market


class FakeWebhooks:
    """Its pushes are JSON with the fields of an event."""

    def read(self, body: bytes, headers: Mapping[str, str]) -> WebhookEvent:
        try:
            given = json.loads(body)
            kind = EventKind(given.pop("kind"))
        except (ValueError, KeyError):
            raise Invalid("hook_unreadable") from None
        return WebhookEvent(kind=kind, **given)

    def is_from_marketplace(self, address: str) -> bool:
        return address.startswith("195.34.21.")

    def taken(self, event: WebhookEvent, now: datetime) -> Reply:
        return Reply(200, {"taken": event.id})

    def refused(self, error: KabinetError) -> Reply:
        return Reply(404 if isinstance(error, NotFound) else 400, {"error": error.reason})


@dataclass
class FakeLimiter:
    """Lets everybody by who comes before ``left`` is used up; None: everybody."""

    left: int | None = None
    taken: int = 0
    charged: int = 0
    paused: int = 0
    silences: int = 0

    def take(self) -> CircuitBreaker:
        if self.paused or self.left == 0:
            raise NotYet("marketplace_limit", retry_after=self.paused or 1)
        self.taken += 1
        self.left = None if self.left is None else self.left - 1
        return CircuitBreaker("c1", "ozon-1", failures=self.silences)

    def succeeded(self, before: CircuitBreaker) -> None:
        self.silences = 0

    def failed(self, before: CircuitBreaker) -> None:
        self.silences = before.failures + 1

    def charge(self, calls: int) -> None:
        self.charged += calls

    def pause(self, seconds: int) -> None:
        self.paused = seconds


@dataclass
class CallLog:
    """``made`` in order."""

    made: list[CallMade] = field(default_factory=list)

    def __call__(self, call: CallMade) -> None:
        self.made.append(call)


def asked(transport: Transport, call: Call) -> Answer:
    """What is answered, whatever it says."""
    with transport.asking(call) as answer:
        return answer


@dataclass
class MemoryBreakers:
    """``open`` are those of accounts at marketplaces that do not answer."""

    open: dict[tuple[str, str], CircuitBreaker] = field(default_factory=dict)

    def of(self, community: str, accounts: Sequence[str]) -> Mapping[str, CircuitBreaker]:
        return {each: self.open[community, each] for each in accounts if (community, each) in self.open}
