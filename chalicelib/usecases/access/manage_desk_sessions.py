"""Sessions of the desk: listed and ended, an owner all of them, everybody else his own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.communities.community import Role
from chalicelib.domain.errors import NotFound
from chalicelib.domain.journal import Event, Fact, session_subject
from chalicelib.domain.versions import check_version
from chalicelib.usecases.ports import Buyers, Clock, Commit, Commits, DeskSessions

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chalicelib.domain.access.desk_session import DeskSession
    from chalicelib.domain.access.principals import Principal
    from chalicelib.domain.buyers.buyer import Buyer


class ListedSessions(Struct, frozen=True):
    """``people`` by id; one who was erased is not there."""

    sessions: Sequence[DeskSession]
    people: Mapping[str, Buyer]


class ManageDeskSessions(Struct, frozen=True):
    desk_sessions: DeskSessions
    buyers: Buyers
    commits: Commits
    now: Clock

    def list(self, principal: Principal) -> ListedSessions:
        """Those that are good, newest first."""
        found = self.desk_sessions.list(principal.community)
        shown = [each for each in found if each.is_live(self.now()) and _may_see(principal, each)]
        people = sorted({each.person for each in shown})
        return ListedSessions(shown, self.buyers.many(principal.community, people) if people else {})

    def show(self, principal: Principal, session: str) -> ListedSessions:
        """One of them. Raises NotFound."""
        found = self._mine(principal, session)
        return ListedSessions([found], self.buyers.many(principal.community, [found.person]))

    def end(self, principal: Principal, session: str, version: int) -> ListedSessions:
        """No commit is made in it any more, and within a minute nothing is read. Raises NotFound, Stale."""
        before = self._mine(principal, session)
        check_version(before.version, version)
        after = before.ended(self.now())
        if after is not before:
            was, became = {"ended": False}, {"ended": True}
            fact = Fact(Event.DESK_SESSION_ENDED, session_subject(session), before=was, after=became)
            self.commits.commit(principal.community, Commit((after,), (fact,)))
            after = replace(after, version=after.version + 1)
        return ListedSessions([after], self.buyers.many(principal.community, [after.person]))

    def _mine(self, principal: Principal, session: str) -> DeskSession:
        found = self.desk_sessions.get(principal.community, session)
        if not _may_see(principal, found):
            raise NotFound
        return found


def _may_see(principal: Principal, session: DeskSession) -> bool:
    return principal.role is Role.OWNER or session.person == principal.id
