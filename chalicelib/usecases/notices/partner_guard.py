"""At OK's door: how often a community's bot calls, and who knocks while OK is dead."""

from contextlib import suppress

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.errors import Full, Invalid, NotYet, Stale, Unavailable
from chalicelib.domain.notices.circuit_breaker import OK_BOT, PROBE, CircuitBreaker, rate_window
from chalicelib.usecases.ports import Bot, Clock, Commit, Commits, Counter, CounterUpdate

REFUSED_FOR = 600
"""Seconds until a token that OK refused is tried again: an admin has to make a new one."""


class PartnerGuard(Struct, frozen=True):
    """``calls`` of a community's bot are allowed in a second, two at least."""

    bot: Bot
    commits: Commits
    calls: int
    now: Clock

    def enter(self, breaker: CircuitBreaker, token: str) -> CircuitBreaker:
        """The gate as it is when a message may go out. At one that was shut, one sender at a time knocks first.

        He asks OK a question that does no harm, so that no message gets lost or doubled at a dead partner's door.
        Raises NotYet when somebody else knocks, Unavailable.
        """
        return self._probe(breaker, token) if breaker.needs_probe else breaker

    def count(self, community: str, commit: Commit) -> None:
        """Commit what precedes a call, which is counted in the same commit. Raises NotYet when it is not its turn."""
        place = rate_window(OK_BOT, self.now(), self.calls)
        counter_update = CounterUpdate(Counter.CALLS, place.name, 1, place.room)
        try:
            self.commits.commit(community, replace(commit, counter_updates=(counter_update,)))
        except Full:
            raise NotYet("notice_waits") from None

    def shut(self, breaker: CircuitBreaker, reason: Unavailable) -> None:
        """Who comes second finds it shut already, and leaves it as it is."""
        with suppress(Stale):
            self.commits.commit(breaker.community, Commit((breaker.shut(self.now(), reason.retry_after),)))

    def leave(self, breaker: CircuitBreaker) -> None:
        """He who knocked and was answered has no turn of his own: the others need not wait for him."""
        if breaker.shut_until:
            with suppress(Stale):
                self.commits.commit(breaker.community, Commit((breaker.answered(),)))

    def open(self, breaker: CircuitBreaker) -> None:
        """OK took a message. Who comes second leaves it as it is: another message will open it."""
        if breaker.failures:
            with suppress(Stale):
                self.commits.commit(breaker.community, Commit((breaker.opened(),)))

    def _probe(self, breaker: CircuitBreaker, token: str) -> CircuitBreaker:
        try:
            self.count(breaker.community, Commit((breaker.probing(self.now()),)))
        except Stale:
            raise NotYet("notice_waits", retry_after=int(PROBE.total_seconds())) from None
        probing = replace(breaker, version=breaker.version + 1)
        try:
            self._ask(token)
        except Unavailable as reason:
            self.shut(probing, reason)
            raise
        return probing

    def _ask(self, token: str) -> None:
        try:
            self.bot.group(token)
        except Invalid:
            raise Unavailable("bot_token_refused", retry_after=REFUSED_FOR) from None
