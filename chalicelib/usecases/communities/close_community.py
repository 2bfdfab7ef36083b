"""An operator closes a community, and opens it again: all that is kept stays, and nobody enters meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.communities.community import closing_words
from chalicelib.domain.journal import Event, Fact, community_subject
from chalicelib.usecases.ports import Clock, Commit, Commits, Communities
from chalicelib.usecases.retries import retry_on_stale

if TYPE_CHECKING:
    from chalicelib.domain.communities.community import Community


class CloseCommunity(Struct, frozen=True):
    """The bot says nothing, and what the clock asks for rests; whoever was inside is out within a minute."""

    communities: Communities
    commits: Commits
    now: Clock

    def close(self, community: str, why: str) -> Community:
        """``why`` is told to whoever opens it, from now on where it is closed already. Raises NotFound, Invalid."""
        words = closing_words(why)

        def close() -> Community:
            before = self.communities.get(community)
            after = replace(before, closed_at=before.closed_at or self.now(), closed_why=words)
            return self._change(Event.COMMUNITY_CLOSED, before, after)

        return retry_on_stale(close)

    def reopen(self, community: str) -> Community:
        """As it was. What happened meanwhile is not told afterwards. Raises NotFound."""

        def reopen() -> Community:
            before = self.communities.get(community)
            return self._change(Event.COMMUNITY_REOPENED, before, replace(before, closed_at=None, closed_why=""))

        return retry_on_stale(reopen)

    def _change(self, event: Event, before: Community, after: Community) -> Community:
        """Where nothing is new, nothing is written."""
        if after == before:
            return before
        was, became = ({"closed": it.is_closed, "why": it.closed_why} for it in (before, after))
        fact = Fact(event, community_subject(before.id), before=was, after=became)
        self.commits.commit(before.id, Commit((after,), (fact,)))
        return replace(after, version=after.version + 1)
