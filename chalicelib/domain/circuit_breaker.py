"""A circuit breaker before a partner: while he does not answer, one caller at a time probes and nobody else calls."""

from __future__ import annotations

from datetime import datetime, timedelta

from msgspec import Struct, field
from msgspec.structs import replace

OK_BOT = "ok_bot"
PROBE = timedelta(seconds=30)
LONGEST = timedelta(minutes=10)


class Tolerance(Struct, frozen=True):
    """``tolerated`` failures in a row leave it closed. Probes are ``probe`` apart at first, ``longest`` at the most."""

    tolerated: int = 0
    probe: timedelta = PROBE
    longest: timedelta = LONGEST


AT_ONCE = Tolerance()
MARKETPLACE = Tolerance(tolerated=4, longest=timedelta(minutes=15))
"""A call of an account is lost now and then; five in a row are an outage."""


class CircuitBreaker(Struct, frozen=True):
    """Closed: calls go through. Open, with ``failures`` in a row: a probe goes out, and not before ``retry_at``.

    Half open, failures without ``retry_at``: the partner has answered a probe, and no message has gone through yet; or
    so few were lost that they are tolerated. ``opened_at``: since when he does not answer.
    """

    community: str
    partner: str
    retry_at: datetime | None = field(default=None, name="shut_until")
    failures: int = 0
    opened_at: datetime | None = None
    version: int = 0

    @property
    def needs_probe(self) -> bool:
        return self.failures > 0 and self.retry_at is not None

    def blocked_until(self, now: datetime) -> datetime | None:
        """Until when nobody may probe; None: one may."""
        return self.retry_at if self.retry_at and now < self.retry_at else None

    def probing(self, now: datetime) -> CircuitBreaker:
        """Somebody probes: the others wait for what he finds."""
        return replace(self, retry_at=now + PROBE)

    def opened(
        self, now: datetime, retry_after: int = 0, tolerance: Tolerance = AT_ONCE, stretch: float = 1.0
    ) -> CircuitBreaker:
        """The partner did not answer, or asks to come back after so many seconds: never sooner.

        ``stretch`` the pauses by something of chance, so that not all come back at the same moment.
        """
        failures = self.failures + 1
        if failures <= tolerance.tolerated:
            return replace(self, failures=failures)
        doublings = min(self.failures - tolerance.tolerated, 5)
        pause = max(min(tolerance.probe * 2**doublings, tolerance.longest) * stretch, timedelta(seconds=retry_after))
        return replace(self, retry_at=now + pause, failures=failures, opened_at=self.opened_at or now)

    def half_opened(self) -> CircuitBreaker:
        """The partner is there: nobody has to wait or to probe, and who fails opens it for longer than before."""
        return replace(self, retry_at=None)

    def closed(self) -> CircuitBreaker:
        return replace(self, retry_at=None, failures=0, opened_at=None)
