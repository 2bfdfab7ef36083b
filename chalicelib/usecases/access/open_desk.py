"""An organizer opens the desk from OK: a code that is good once, then a session of the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.access.credentials import Credential, CredentialKind, read_credential
from chalicelib.domain.access.desk_session import CODE_LIFE, DeskCode, DeskSession, opened
from chalicelib.domain.errors import Forbidden, NotFound, SessionRevoked, Stale, Unauthorized
from chalicelib.domain.journal import Event, Fact, buyer_subject, session_subject
from chalicelib.usecases.ports import Buyers, Clock, Commit, Commits, Communities, DeskSessions, NewId

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from chalicelib.domain.access.principals import Principal
    from chalicelib.domain.buyers.buyer import Buyer
    from chalicelib.domain.communities.community import Community


class OpenedDesk(Struct, frozen=True):
    token: str
    session: DeskSession
    community: Community
    person: Buyer


class OpenDesk(Struct, frozen=True):
    desk_sessions: DeskSessions
    buyers: Buyers
    communities: Communities
    commits: Commits
    now: Clock
    new_id: NewId
    new_secret: Callable[[], str]

    def code(self, principal: Principal) -> tuple[str, datetime]:
        """A code for his desk, and when it ends. Raises Forbidden for a program."""
        if principal.scopes is not None:
            raise Forbidden
        credential = self._credential(CredentialKind.CODE, principal.community)
        code = DeskCode(
            id=credential.id,
            community=principal.community,
            person=principal.id,
            digest=credential.digest,
            expires_at=self.now() + CODE_LIFE,
            role=principal.role,
            organizer=principal.organizer,
            sees_all=principal.sees_all,
            rights=principal.rights,
        )
        fact = Fact(Event.DESK_CODE_GIVEN, buyer_subject(principal.id))
        self.commits.commit(principal.community, Commit((code,), (fact,)))
        return credential.text, code.expires_at

    def open(self, text: str) -> OpenedDesk:
        """A session for whoever brings the code first, its token new.

        Raises Unauthorized, SessionRevoked, CommunityClosed.
        """
        code = self._known(text)
        used = code.used(self.now())
        if self.buyers.access(code.community, code.person).rights != code.rights:
            raise SessionRevoked
        person, community = self.buyers.get(code.community, code.person), self.communities.get(code.community)
        community.check_open()
        credential = self._credential(CredentialKind.SESSION, code.community)
        session = opened(code, credential, self.now())
        said = {"role": session.role, "expires": session.expires_at.isoformat()}
        actor = buyer_subject(code.person)
        fact = Fact(Event.DESK_SESSION_OPENED, session_subject(session.id), actor=actor, after=said)
        try:
            self.commits.commit(code.community, Commit((used, session), (fact,)))
        except Stale:  # somebody was quicker with the same code
            raise Unauthorized("desk_code_spent") from None
        return OpenedDesk(credential.text, session, community, person)

    def _known(self, text: str) -> DeskCode:
        given = read_credential(text)
        if given.kind is not CredentialKind.CODE:
            raise Unauthorized
        try:
            code = self.desk_sessions.code(given.community, given.id)
        except NotFound:
            raise Unauthorized("desk_code_spent") from None
        if not given.fits(code.digest):
            raise Unauthorized
        return code

    def _credential(self, kind: CredentialKind, community: str) -> Credential:
        return Credential(kind, community, self.new_id(), self.new_secret())
