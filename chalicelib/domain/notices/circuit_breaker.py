"""A circuit breaker before a partner: while he does not answer, one sender at a time probes and nobody else calls."""

from __future__ import annotations

from datetime import datetime, timedelta

from msgspec import Struct, field
from msgspec.structs import replace

OK_BOT = "ok_bot"
PROBE = timedelta(seconds=30)
LONGEST = timedelta(minutes=10)


class CircuitBreaker(Struct, frozen=True):
    """Closed: calls go through. Open, with ``failures`` in a row: a probe goes out, and not before ``retry_at``.

    Half open, failures without ``retry_at``: the partner has answered a probe, and no message has gone through yet.
    """

    community: str
    partner: str
    retry_at: datetime | None = field(default=None, name="shut_until")
    failures: int = 0
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

    def opened(self, now: datetime, retry_after: int) -> CircuitBreaker:
        """The partner did not answer, or asks to come back after so many seconds: never sooner."""
        pause = min(PROBE * 2 ** min(self.failures, 5), LONGEST)
        return replace(self, retry_at=now + max(pause, timedelta(seconds=retry_after)), failures=self.failures + 1)

    def half_opened(self) -> CircuitBreaker:
        """The partner is there: nobody has to wait or to probe, and who fails opens it for longer than before."""
        return replace(self, retry_at=None)

    def closed(self) -> CircuitBreaker:
        return replace(self, retry_at=None, failures=0)
