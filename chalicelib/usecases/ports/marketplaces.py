"""What is asked of a marketplace, whichever it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from chalicelib.domain.errors import AccountRefused as AccountRefused
from chalicelib.domain.errors import CallRefused as CallRefused

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from chalicelib.domain.circuit_breaker import CircuitBreaker
    from chalicelib.domain.errors import KabinetError
    from chalicelib.domain.external.sighting import Sighting
    from chalicelib.domain.external.webhook_event import WebhookEvent


class RateLimiter(Protocol):
    """Of one account, shared by all workers: whoever calls its marketplace takes a turn first."""

    def take(self) -> CircuitBreaker:
        """Waits for a moment where that helps. Raises NotYet when the turn is further off.

        Returns how the account's circuit breaker stands. CircuitOpen: it is open, and nobody's turn to probe.
        """

    def charge(self, calls: int) -> None:
        """The last call cost so many more."""

    def pause(self, seconds: int) -> None:
        """Nobody calls before so many seconds have passed."""

    def succeeded(self, before: CircuitBreaker) -> None:
        """The marketplace has answered, as ``take`` found the breaker: it closes, if it was not."""

    def failed(self, before: CircuitBreaker) -> None:
        """It has not: the breaker opens, or stays open for longer. Who comes second leaves it as it is."""


class Breakers(Protocol):
    def of(self, community: str, accounts: Sequence[str]) -> Mapping[str, CircuitBreaker]:
        """Those that are open, by the account; a hundred accounts at the most, in one read."""


class Checked(Struct, frozen=True):
    """``seller`` is the account as the marketplace itself calls it; ``expires_at`` is when its key ends."""

    seller: str
    name: str = ""
    expires_at: datetime | None = None


class SightingPage(Struct, frozen=True):
    """Some of a list, oldest first; ``cursor`` leads to the rest, None at its end.

    ``partial`` are the numbers of those of which a read of one tells more, such as who buys. ``asked``: somebody was;
    a marketplace that has no list tells everything by itself.
    """

    sightings: Sequence[Sighting]
    cursor: str | None = None
    partial: frozenset[str] = frozenset()
    asked: bool = True


class RefusalReason(Struct, frozen=True):
    """``id`` is the marketplace's own. ``needs_text``: it wants the seller's words as well."""

    id: str
    title: str
    needs_text: bool = False


class Refusing(Struct, frozen=True):
    """What to refuse: all of the order, or ``pieces`` of some of its lines by their keys."""

    reason: str = ""
    text: str = ""
    pieces: Mapping[str, int] | None = None


class MarketplaceAccount(Protocol):
    """One account at its marketplace, with its key. Every call has a timeout, keeps the account's limit, is logged.

    Raises, of every call: AccountRefused, CallRefused, NotYet (the limit is used up: ask again after ``retry_after``),
    Unavailable (not done), AnswerLost (perhaps done).
    """

    def check(self) -> Checked:
        """Ask the marketplace who this is."""

    def read(self, order: str) -> Sighting | None:
        """The order as it is now, None when the marketplace knows none of this number."""

    def list(self, since: datetime, until: datetime, cursor: str | None = None) -> SightingPage:
        """Orders that are new, wait, or changed between two moments in UTC. What is missing in it is not cancelled."""

    def reasons(self, order: Sighting) -> Sequence[RefusalReason]:
        """Why this order may be refused at all."""

    def accept(self, order: Sighting, pieces: Mapping[str, int]) -> None:
        """Take it: so many pieces of each line. No proof that it was done: only ``read`` is."""

    def refuse(self, order: Sighting, refusing: Refusing) -> None:
        """No proof that it was done: only ``read`` is."""


class Reply(Struct, frozen=True):
    """What a marketplace is answered, to the letter: ``body`` goes out as JSON."""

    status: int
    body: Mapping[str, object]


class MarketplaceWebhooks(Protocol):
    """A marketplace's pushes."""

    def read(self, body: bytes, headers: Mapping[str, str]) -> WebhookEvent:
        """Of at most ``LARGEST_PUSH``. Raises Invalid for what is none of its pushes."""

    def is_from_marketplace(self, address: str) -> bool:
        """Whether it came from the networks that the marketplace names."""

    def taken(self, event: WebhookEvent, now: datetime) -> Reply:
        """What the marketplace wants to hear of what was kept, now or before."""

    def refused(self, error: KabinetError) -> Reply:
        """What it wants to hear of what was not."""
