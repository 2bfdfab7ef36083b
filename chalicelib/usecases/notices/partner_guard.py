"""Before OK is called: a rate limiter, and a circuit breaker with probes while OK is dead."""

from contextlib import suppress

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.circuit_breaker import OK_BOT, PROBE, CircuitBreaker
from chalicelib.domain.errors import Full, Invalid, NotYet, Stale, Unavailable
from chalicelib.domain.notices.rate_limit import rate_window
from chalicelib.usecases.ports import Bot, Clock, Commit, Commits, Counter, CounterUpdate

REFUSED_FOR = 600
"""Seconds until a token that OK refused is tried again: an admin has to make a new one."""


class PartnerGuard(Struct, frozen=True):
    """``calls`` of a community's bot are allowed in a second, two at least."""

    bot: Bot
    commits: Commits
    calls: int
    now: Clock

    def admit(self, breaker: CircuitBreaker, token: str) -> CircuitBreaker:
        """The breaker as it is when a message may go out. While it is open one sender at a time probes first.

        He asks OK a question that does no harm, so that no message gets lost or doubled with a dead partner.
        Raises NotYet when somebody else probes, Unavailable.
        """
        return self._probe(breaker, token) if breaker.needs_probe else breaker

    def commit_call(self, community: str, commit: Commit) -> None:
        """Commit what precedes a call, which is counted in the same commit. Raises NotYet when it is not its turn."""
        window = rate_window(OK_BOT, self.now(), self.calls)
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
        """OK took a message. Who comes second leaves it as it is: another message will close it."""
        if breaker.failures:
            with suppress(Stale):
                self.commits.commit(breaker.community, Commit((breaker.closed(),)))

    def _probe(self, breaker: CircuitBreaker, token: str) -> CircuitBreaker:
        try:
            self.commit_call(breaker.community, Commit((breaker.probing(self.now()),)))
        except Stale:
            raise NotYet("notice_waits", retry_after=int(PROBE.total_seconds())) from None
        probing = replace(breaker, version=breaker.version + 1)
        try:
            self._ask(token)
        except Unavailable as reason:
            self.open(probing, reason)
            raise
        return probing

    def _ask(self, token: str) -> None:
        try:
            self.bot.group(token)
        except Invalid:
            raise Unavailable("bot_token_refused", retry_after=REFUSED_FOR) from None
