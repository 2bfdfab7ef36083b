"""Whether a session is still good: nobody keeps for longer than a minute what was taken from him.

What is known of a person is kept for a minute, by the process and, of an organizer, by the store: OK is asked again
after that. A change is refused by the commit itself, at once (``Commits``).
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec import Struct, field

from chalicelib.domain.access.access import MINUTE, SILENCE, Access
from chalicelib.domain.communities.community import Role
from chalicelib.domain.errors import Blocked, SessionRevoked, Stale, Unavailable
from chalicelib.usecases.ports import Buyers, Clock, Commit, Commits, Communities, Group

if TYPE_CHECKING:
    from datetime import datetime

    from chalicelib.domain.access.principals import Principal

MOST_KNOWN = 1_000
"""People a process knows at once; with one more it begins anew."""

BREATH = 15
"""Seconds for which OK's silence is taken for granted: not every request waits for it."""


class CachedAccess(Struct):
    """``silent`` is when OK did not answer about him last."""

    access: Access
    at: datetime
    silent: datetime | None = None


class CheckSession(Struct, frozen=True):
    communities: Communities
    buyers: Buyers
    group: Group
    commits: Commits
    now: Clock
    known: dict[tuple[str, str], CachedAccess] = field(default_factory=dict)

    def vouch(self, principal: Principal, changing: bool) -> None:
        """A token younger than a minute says what is true; of an older one OK and the store are asked.

        Raises SessionRevoked, and Unavailable where an organizer would change something while OK has long been silent.
        """
        if principal.since and self.now() - principal.since < MINUTE:
            return
        known = self._known(principal)
        if principal.role is not Role.BUYER and self._is_old(known.access):
            known = self._ask(principal, self._read(principal), changing)
        if known.access.rights != principal.rights:
            raise SessionRevoked

    def _known(self, principal: Principal) -> CachedAccess:
        """Read again where a token is not what is remembered: its owner may have come in anew."""
        known = self.known.get((principal.community, principal.id))
        if not known or self.now() - known.at >= MINUTE or known.access.rights != principal.rights:
            return self._read(principal)
        return known

    def _read(self, principal: Principal) -> CachedAccess:
        before = self.known.get((principal.community, principal.id))
        known = CachedAccess(
            self.buyers.access(principal.community, principal.id), self.now(), before.silent if before else None
        )
        self._keep(principal, known)
        return known

    def _keep(self, principal: Principal, known: CachedAccess) -> None:
        if len(self.known) >= MOST_KNOWN:
            self.known.clear()
        self.known[principal.community, principal.id] = known

    def _is_old(self, access: Access) -> bool:
        return access.checked_at is None or self.now() - access.checked_at >= MINUTE

    def _ask(self, principal: Principal, known: CachedAccess, changing: bool) -> CachedAccess:
        """What OK says now is written down, so that no other process asks within the minute."""
        access = known.access
        if access.rights != principal.rights or not self._is_old(access):
            return known
        try:
            after = self._checked(principal, known)
        except Unavailable:
            if self._is_listed_otherwise(principal):
                raise SessionRevoked from None
            if changing and not self._is_patient(principal, access):
                raise
            return known
        with suppress(Stale):  # somebody else has just asked, or he comes in anew: the next request sees it
            self.commits.commit(principal.community, Commit((after,)))
        cached = CachedAccess(after, self.now())
        self._keep(principal, cached)
        return cached

    def _is_listed_otherwise(self, principal: Principal) -> bool:
        """The list of organizers is ours: what it takes away it takes away while OK is silent, too."""
        if principal.organizer is None:
            return False
        listed = {each.id: each.role for each in self.communities.organizers(principal.community)}
        return listed.get(principal.organizer) is not principal.role

    def _checked(self, principal: Principal, known: CachedAccess) -> Access:
        from chalicelib.usecases.access.roles import role_in  # buyers are not asked for

        now = self.now()
        if known.silent and (now - known.silent).total_seconds() < BREATH:
            raise Unavailable("ok_unavailable", retry_after=BREATH)
        try:
            community = self.communities.get(principal.community)
            role, organizer = role_in(self.group, self.communities, community, principal.ok_id)
        except Blocked:
            return known.access.shut_out(now)
        except Unavailable:
            known.silent = now
            raise
        return _before(principal, known.access).checked(role, organizer, now)

    def _is_patient(self, principal: Principal, access: Access) -> bool:
        since = access.checked_at or principal.since
        return since is not None and self.now() - since <= SILENCE


def _before(principal: Principal, access: Access) -> Access:
    """Of a token of before rights were counted, nothing but the token says what he was."""
    return access if access.version else Access(principal.community, principal.id, principal.role, principal.organizer)
