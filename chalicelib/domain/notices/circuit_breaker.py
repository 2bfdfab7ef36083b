"""A gate before a partner: how often he is called, and while he is dead, somebody knocks and nobody else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

OK_BOT = "ok_bot"
PROBE = timedelta(seconds=30)
LONGEST = timedelta(minutes=10)
PARTS = 4
"""A second is counted in so many parts: the finer they are, the less of what is allowed stays unused."""

_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
_SECOND = 1_000_000
"""Microseconds."""


class CircuitBreaker(Struct, frozen=True):
    """``failures`` in a row; above none, one sender at a time may knock, and not before ``shut_until``.

    Failures without ``shut_until``: the partner has answered a knock, and no message has gone through yet.
    """

    community: str
    partner: str
    shut_until: datetime | None = None
    failures: int = 0
    version: int = 0

    @property
    def needs_probe(self) -> bool:
        return self.failures > 0 and self.shut_until is not None

    def waits_until(self, now: datetime) -> datetime | None:
        """Until when nobody may knock; None: one may."""
        return self.shut_until if self.shut_until and now < self.shut_until else None

    def probing(self, now: datetime) -> CircuitBreaker:
        """Somebody tries: the others wait for what he finds."""
        return replace(self, shut_until=now + PROBE)

    def shut(self, now: datetime, retry_after: int) -> CircuitBreaker:
        """He found nobody, or was told to come back after so many seconds: never sooner."""
        pause = min(PROBE * 2 ** min(self.failures, 5), LONGEST)
        return replace(self, shut_until=now + max(pause, timedelta(seconds=retry_after)), failures=self.failures + 1)

    def answered(self) -> CircuitBreaker:
        """The partner is there: nobody has to wait or to knock, and who fails shuts it for longer than before."""
        return replace(self, shut_until=None)

    def opened(self) -> CircuitBreaker:
        return replace(self, shut_until=None, failures=0)


class RateWindow(Struct, frozen=True):
    """A part of a second, by its ``name``, and how many calls have ``room`` in it."""

    name: str
    room: int


def rate_window(partner: str, now: datetime, calls: int) -> RateWindow:
    """Where a call of this moment is counted, so that no second holds more than ``calls``, wherever it begins.

    Any second touches one part more than it has, so their rooms together are what is allowed. Two ``calls`` in a
    second are the least that can be kept so.
    """
    parts = max(min(PARTS, calls - 1), 1)
    length = timedelta(microseconds=-(-_SECOND // parts))
    return RateWindow(f"{partner}#{parts}#{(now - _BEGINNING) // length}", max(calls // (parts + 1), 1))
