"""At OK's door: how often a community's bot calls, and who knocks while OK is dead."""

from contextlib import suppress

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.errors import Full, Invalid, NotYet, Stale, Unavailable
from chalicelib.domain.gates import KNOCK, OK_BOT, Gate, slot
from chalicelib.usecases.ports import Bot, Clock, Commit, Commits, Counter, Tally

REFUSED_FOR = 600
"""Seconds until a token that OK refused is tried again: an admin has to make a new one."""


class Gatekeeping(Struct, frozen=True):
    """``calls`` of a community's bot are allowed in a second, two at least."""

    bot: Bot
    commits: Commits
    calls: int
    now: Clock

    def enter(self, gate: Gate, token: str) -> Gate:
        """The gate as it is when a message may go out. At one that was shut, one sender at a time knocks first.

        He asks OK a question that does no harm, so that no message gets lost or doubled at a dead partner's door.
        Raises NotYet when somebody else knocks, Unavailable.
        """
        return self._knock(gate, token) if gate.needs_a_knock else gate

    def count(self, community: str, commit: Commit) -> None:
        """Commit what precedes a call, which is counted in the same commit. Raises NotYet when it is not its turn."""
        place = slot(OK_BOT, self.now(), self.calls)
        tally = Tally(Counter.CALLS, place.name, 1, place.room)
        try:
            self.commits.commit(community, replace(commit, tallies=(tally,)))
        except Full:
            raise NotYet("notice_waits") from None

    def shut(self, gate: Gate, reason: Unavailable) -> None:
        """Who comes second finds it shut already, and leaves it as it is."""
        with suppress(Stale):
            self.commits.commit(gate.community, Commit((gate.shut(self.now(), reason.retry_after),)))

    def leave(self, gate: Gate) -> None:
        """He who knocked and was answered has no turn of his own: the others need not wait for him."""
        if gate.shut_until:
            with suppress(Stale):
                self.commits.commit(gate.community, Commit((gate.answered(),)))

    def open(self, gate: Gate) -> None:
        """OK took a message. Who comes second leaves it as it is: another message will open it."""
        if gate.failures:
            with suppress(Stale):
                self.commits.commit(gate.community, Commit((gate.opened(),)))

    def _knock(self, gate: Gate, token: str) -> Gate:
        try:
            self.count(gate.community, Commit((gate.knocked(self.now()),)))
        except Stale:
            raise NotYet("notice_waits", retry_after=int(KNOCK.total_seconds())) from None
        knocked = replace(gate, version=gate.version + 1)
        try:
            self._ask(token)
        except Unavailable as reason:
            self.shut(knocked, reason)
            raise
        return knocked

    def _ask(self, token: str) -> None:
        try:
            self.bot.group(token)
        except Invalid:
            raise Unavailable("bot_token_refused", retry_after=REFUSED_FOR) from None
