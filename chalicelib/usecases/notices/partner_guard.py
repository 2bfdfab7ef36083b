"""Before a partner is called: a rate limiter, and a circuit breaker with probes while he is dead."""

from collections.abc import Callable
from contextlib import suppress

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.circuit_breaker import PROBE, CircuitBreaker
from chalicelib.domain.errors import Full, NotYet, Stale, Unavailable
from chalicelib.domain.notices.rate_limit import rate_window
from chalicelib.usecases.ports import Clock, Commit, Commits, Counter, CounterUpdate

Probe = Callable[[], None]
"""Asks the partner what does no harm. Raises Unavailable."""


class PartnerGuard(Struct, frozen=True):
    """``calls`` of a community to this partner are allowed in a second, two at least."""

    partner: str
    commits: Commits
    calls: int
    now: Clock

    def admit(self, breaker: CircuitBreaker, probe: Probe) -> CircuitBreaker:
        """The breaker as it is when a message may go out. While it is open one sender at a time probes first.

        So no message gets lost or doubled with a dead partner.
        Raises NotYet when somebody else probes, Unavailable.
        """
        return self._probe(breaker, probe) if breaker.needs_probe else breaker

    def commit_call(self, community: str, commit: Commit) -> None:
        """Commit what precedes a call, which is counted in the same commit. Raises NotYet when it is not its turn."""
        window = rate_window(self.partner, self.now(), self.calls)
        counter_update = CounterUpdate(Counter.CALLS, window.name, 1, window.room)
        try:
            self.commits.commit(community, replace(commit, counter_updates=(counter_update,)))
        except Full:
            raise NotYet("notice_waits") from None

    def open(self, breaker: CircuitBreaker, reason: Unavailable) -> None:
        """Who comes second finds it open already, and leaves it as it is."""
        with suppress(Stale):
            self.commits.commit(breaker.community, Commit((breaker.opened(self.now(), reason.retry_after),)))

    def half_open(self, breaker: CircuitBreaker) -> None:
        """He who probed and was answered has no turn of his own: the others need not wait for him."""
        if breaker.retry_at:
            with suppress(Stale):
                self.commits.commit(breaker.community, Commit((breaker.half_opened(),)))

    def close(self, breaker: CircuitBreaker) -> None:
        """He took a message. Who comes second leaves it as it is: another message will close it."""
        if breaker.failures:
            with suppress(Stale):
                self.commits.commit(breaker.community, Commit((breaker.closed(),)))

    def _probe(self, breaker: CircuitBreaker, probe: Probe) -> CircuitBreaker:
        try:
            self.commit_call(breaker.community, Commit((breaker.probing(self.now()),)))
        except Stale:
            raise NotYet("notice_waits", retry_after=int(PROBE.total_seconds())) from None
        probing = replace(breaker, version=breaker.version + 1)
        try:
            probe()
        except Unavailable as reason:
            self.open(probing, reason)
            raise
        return probing
