"""Who comes by an API key or by a session of the desk; what is known of either is kept for a minute by the process."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from chalicelib.domain.access import api_key as api_keys
from chalicelib.domain.access import desk_session as desk_sessions
from chalicelib.domain.access.access import MINUTE
from chalicelib.domain.access.credentials import Credential, CredentialKind, read_credential
from chalicelib.domain.access.principals import Kind, Principal
from chalicelib.domain.errors import NotFound, SessionExpired, SessionRevoked, Stale, Unauthorized, Unavailable

if TYPE_CHECKING:
    from datetime import datetime

    from chalicelib.domain.access.api_key import ApiKey
    from chalicelib.domain.access.desk_session import DeskSession
    from chalicelib.usecases.access.check_session import CheckSession
    from chalicelib.usecases.ports import ApiKeys, Buyers, Clock, DeskSessions

MOST_KNOWN = 1_000
"""Of them a process knows at once; with one more it begins anew."""


class Known(Struct):
    """A key or session as it was ``at``, and the number at OK of whoever it belongs to. ``noted``: its last use."""

    thing: ApiKey | DeskSession
    ok_id: str
    at: datetime
    noted: datetime | None


class CheckCredential(Struct, frozen=True):
    api_keys: ApiKeys
    desk_sessions: DeskSessions
    buyers: Buyers
    check_session: CheckSession
    now: Clock
    known: dict[tuple[str, str], Known] = field(default_factory=dict)

    def vouch(self, text: str, changing: bool) -> Principal:
        """Raises Unauthorized, before anything is asked of the store where it is misspelt; SessionExpired when its time
        is over, SessionRevoked when it was taken back or its owner has other rights by now.
        """
        given = read_credential(text)
        if given.kind is CredentialKind.CODE:
            raise Unauthorized
        known = self._known(given)
        if not given.fits(known.thing.digest):
            raise _unknown(given)
        self._check_life(known.thing)
        principal = self._principal(known)
        self.check_session.vouch(_owner(principal), changing)
        self._note_use(known)
        return principal

    def _known(self, given: Credential) -> Known:
        place = given.community, f"{given.kind}/{given.id}"
        known = self.known.get(place)
        if not known or self.now() - known.at >= MINUTE:
            known = self._read(given)
            if len(self.known) >= MOST_KNOWN:
                self.known.clear()
            self.known[place] = known
        return known

    def _read(self, given: Credential) -> Known:
        """An unknown one and one of another secret look alike."""
        try:
            thing: ApiKey | DeskSession
            if given.kind is CredentialKind.API_KEY:
                thing = self.api_keys.get(given.community, given.id)
                owner, noted = thing.created_by, thing.last_used_at
            else:
                thing = self.desk_sessions.get(given.community, given.id)
                owner, noted = thing.person, thing.last_seen_at
            return Known(thing, self.buyers.get(given.community, owner).ok_id, self.now(), noted)
        except NotFound:
            raise _unknown(given) from None

    def _check_life(self, thing: ApiKey | DeskSession) -> None:
        if thing.is_live(self.now()):
            return
        if isinstance(thing, api_keys.ApiKey):
            raise SessionRevoked("key_revoked") if thing.revoked_at else SessionExpired("key_expired")
        raise SessionRevoked("desk_closed") if thing.ended_at else SessionExpired("desk_expired")

    def _principal(self, known: Known) -> Principal:
        if isinstance(known.thing, api_keys.ApiKey):
            return replace(known.thing.principal, ok_id=known.ok_id)
        return known.thing.principal(known.ok_id)

    def _note_use(self, known: Known) -> None:
        """Seldom, and with luck only: nothing waits for it."""
        thing, now = known.thing, self.now()
        is_key = isinstance(thing, api_keys.ApiKey)
        every = api_keys.SEEN_EVERY if is_key else desk_sessions.SEEN_EVERY
        if known.noted and now - known.noted < every:
            return
        known.noted = now
        with suppress(Stale, Unavailable):
            (self.api_keys if is_key else self.desk_sessions).note_use(thing.community, thing.id, now)


def _unknown(given: Credential) -> Unauthorized:
    if given.kind is CredentialKind.API_KEY:
        return Unauthorized("key_unknown")
    return Unauthorized("desk_unknown")


def _owner(principal: Principal) -> Principal:
    """Whose rights are asked for."""
    return replace(principal, kind=Kind.PERSON, id=principal.person, scopes=None)
