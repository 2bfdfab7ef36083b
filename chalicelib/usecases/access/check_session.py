"""Whether a session is still good: nobody keeps for longer than a minute what was taken from him.

What is known of a person is kept for a minute, by the process and, of an organizer, by the store: OK is asked again
after that. A change is refused by the commit itself, at once (``Commits``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from chalicelib.domain.access.access import MINUTE, SILENCE, Access
from chalicelib.domain.communities.community import Role
from chalicelib.domain.errors import SessionRevoked, Unavailable

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from chalicelib.domain.access.principals import Principal
    from chalicelib.usecases.access.ask_role import AskRole
    from chalicelib.usecases.locales import Locales
    from chalicelib.usecases.ports import Buyers, Clock

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
    """``ask_role`` is made where it is needed: buyers are not asked for."""

    buyers: Buyers
    locales: Locales
    ask_role: Callable[[], AskRole]
    now: Clock
    known: dict[tuple[str, str], CachedAccess] = field(default_factory=dict)

    def vouch(self, principal: Principal, changing: bool) -> None:
        """A token younger than a minute says what is true; of an older one OK and the store are asked.

        Raises CommunityClosed, SessionRevoked, and Unavailable where an organizer would change something while OK has
        long been silent.
        """
        if principal.since and self.now() - principal.since < MINUTE:
            return
        self.locales.check_open(principal.community)
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
        asking = self.ask_role()
        try:
            after = self._asked(asking, principal, known)
        except Unavailable:
            if asking.is_listed_otherwise(principal):
                raise SessionRevoked from None
            if changing and not self._is_patient(principal, access):
                raise
            return known
        asking.keep(after)
        cached = CachedAccess(after, self.now())
        self._keep(principal, cached)
        return cached

    def _asked(self, asking: AskRole, principal: Principal, known: CachedAccess) -> Access:
        if known.silent and (self.now() - known.silent).total_seconds() < BREATH:
            raise Unavailable("ok_unavailable", retry_after=BREATH)
        try:
            return asking.ask(principal, known.access)
        except Unavailable:
            known.silent = self.now()
            raise

    def _is_patient(self, principal: Principal, access: Access) -> bool:
        since = access.checked_at or principal.since
        return since is not None and self.now() - since <= SILENCE
