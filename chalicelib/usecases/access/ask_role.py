"""What OK, and the list of organizers, say of a person now."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.access.access import Access
from chalicelib.domain.errors import Blocked, Stale
from chalicelib.usecases.access.roles import standing_in
from chalicelib.usecases.ports import Clock, Commit, Commits, Communities, Group

if TYPE_CHECKING:
    from chalicelib.domain.access.principals import Principal


class AskRole(Struct, frozen=True):
    communities: Communities
    group: Group
    commits: Commits
    now: Clock

    def ask(self, principal: Principal, access: Access) -> Access:
        """His rights as they are now, after ``access``. Raises Unavailable."""
        try:
            community = self.communities.get(principal.community)
            standing = standing_in(self.group, self.communities, community, principal.ok_id)
        except Blocked:
            return access.shut_out(self.now())
        known = _before(principal, access)
        return known.checked(standing, self.now())

    def keep(self, access: Access) -> None:
        """No other process asks within the minute."""
        with suppress(Stale):  # somebody else has just asked, or he comes in anew: the next request sees it
            self.commits.commit(access.community, Commit((access,)))

    def is_listed_otherwise(self, principal: Principal) -> bool:
        """The list of organizers is ours: what it takes away it takes away while OK is silent, too."""
        if principal.organizer is None:
            return False
        listed = {each.id: (each.role, each.sees_all) for each in self.communities.organizers(principal.community)}
        return listed.get(principal.organizer) != (principal.role, principal.sees_all)


def _before(principal: Principal, access: Access) -> Access:
    """Of a token of before rights were counted, nothing but the token says what he was."""
    if access.version:
        return access
    return Access(
        principal.community,
        principal.id,
        role=principal.role,
        organizer=principal.organizer,
        sees_all=principal.sees_all,
    )
