"""The desk is opened without OK's app: by a passkey, with the rights that its person has at this moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.access.access import CLOSED, LATELY, principal_of
from chalicelib.domain.access.credentials import Credential, CredentialKind
from chalicelib.domain.access.desk_session import DeskSession, opened
from chalicelib.domain.access.passkey import Passkey, challenge_of, passkey_id, read_handle
from chalicelib.domain.access.permissions import ROLES, Permission
from chalicelib.domain.errors import Forbidden, Invalid, NotFound, Repeated, Unauthorized, Unavailable
from chalicelib.domain.journal import Event, Fact, buyer_subject, passkey_subject, session_subject
from chalicelib.usecases.access.challenges import ENTER
from chalicelib.usecases.access.open_desk import OpenedDesk
from chalicelib.usecases.ports import Buyers, Clock, Commit, Commits, Communities, NewId, Passkeys, PasskeyVerifier
from chalicelib.usecases.retries import retry_on_stale

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from chalicelib.domain.access.access import Access
    from chalicelib.domain.access.passkey import Assertion
    from chalicelib.domain.buyers.buyer import Buyer
    from chalicelib.usecases.access.ask_role import AskRole
    from chalicelib.usecases.access.challenges import Challenges


class OpenDeskByPasskey(Struct, frozen=True):
    passkeys: Passkeys
    buyers: Buyers
    communities: Communities
    verifier: PasskeyVerifier
    challenges: Challenges
    ask_role: AskRole
    commits: Commits
    now: Clock
    new_id: NewId
    new_secret: Callable[[], str]

    def challenge(self) -> tuple[str, datetime]:
        """For whoever comes, and when it ends: who he is his device says."""
        return self.challenges.give(ENTER)

    def open(self, given: Assertion, origin: str) -> OpenedDesk:
        """A session, its token new. Raises Unauthorized, Forbidden, Unavailable."""
        try:
            challenge = challenge_of(given.client_data)
            cause = self.challenges.cause(ENTER, challenge)
            return retry_on_stale(lambda: self._opened(self._used(given, challenge, origin), cause))
        except Invalid as refused:  # whoever has not come in yet is told of no field
            raise Unauthorized(refused.reason) from None
        except Repeated:
            raise Unauthorized("passkey_late") from None

    def _used(self, given: Assertion, challenge: str, origin: str) -> Passkey:
        """It, after this use. Raises Invalid, Unauthorized."""
        community, person = read_handle(given.user_handle)
        try:
            known = self.passkeys.get(community, person, passkey_id(given.credential))
        except NotFound:
            raise Unauthorized("passkey_unknown") from None
        return known.used(self.verifier.asserted(given, known, challenge, origin), self.now())

    def _opened(self, used: Passkey, cause: str) -> OpenedDesk:
        person = self._person(used)
        before, access = self._access(person)
        credential = Credential(CredentialKind.SESSION, used.community, self.new_id(), self.new_secret())
        session = opened(access, credential, self.now())
        community = self.communities.get(used.community)
        community.check_open()
        self.commits.commit(
            used.community,
            Commit(
                save=(used, session, *((access,) if access != before else ())),
                facts=_facts(used, session),
                idempotency_key=cause,
                unchanged=(access,) if access == before else (),
            ),
        )
        return OpenedDesk(credential.text, session, community, person)

    def _person(self, passkey: Passkey) -> Buyer:
        try:
            person = self.buyers.get(passkey.community, passkey.person)
        except NotFound:
            raise Unauthorized("passkey_unknown") from None
        if person.forgotten:
            raise Unauthorized("passkey_unknown")
        return person

    def _access(self, person: Buyer) -> tuple[Access, Access]:
        """Before, and as it is now. What OK takes from him ends his sessions too, though none is opened."""
        before = self.buyers.access(person.community, person.id)
        if before.rights == CLOSED:
            raise Unauthorized("passkey_unknown")
        after = self._asked(person, before)
        if Permission.DESK_OPEN not in ROLES[after.role]:
            if after != before:
                self.ask_role.keep(after)
            raise Forbidden
        return before, after

    def _asked(self, person: Buyer, before: Access) -> Access:
        """While OK is silent what it said last is believed for a day, if the list of organizers says so too."""
        asked = principal_of(person, before.standing, before.rights)
        try:
            return self.ask_role.ask(asked, before)
        except Unavailable:
            if self.ask_role.is_listed_otherwise(asked):
                raise Forbidden from None
            if before.checked_at is None or self.now() - before.checked_at > LATELY:
                raise
            return before


def _facts(passkey: Passkey, session: DeskSession) -> tuple[Fact, Fact]:
    actor = buyer_subject(passkey.person)
    said = {"role": session.role, "expires": session.expires_at.isoformat()}
    subject, data = session_subject(session.id), {"passkey": passkey.id}
    opened = Fact(Event.DESK_SESSION_OPENED, subject, data, actor=actor, after=said)
    return opened, Fact(Event.PASSKEY_USED, passkey_subject(passkey.id), {"session": session.id}, actor=actor)
