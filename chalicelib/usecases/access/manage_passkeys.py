"""A person's passkeys: added where the desk is open, listed, removed; nobody else sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.access.passkey import (
    MOST_PASSKEYS,
    Attestation,
    Passkey,
    challenge_of,
    handle_of,
    passkey_id,
    passkey_name,
)
from chalicelib.domain.errors import Invalid, Repeated, SessionRevoked
from chalicelib.domain.journal import Event, Fact, passkey_subject
from chalicelib.domain.versions import check_version
from chalicelib.usecases.ports import Buyers, Clock, Commit, Commits, Passkeys, PasskeyVerifier
from chalicelib.usecases.retries import retry_on_stale

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from chalicelib.domain.access.principals import Principal
    from chalicelib.usecases.access.challenges import Challenges


class PasskeyOffer(Struct, frozen=True):
    """What a device needs to make a passkey; it makes none where it has one of those that are ``known``."""

    challenge: str
    ends_at: datetime
    handle: str
    name: str
    known: Sequence[Passkey]


class ManagePasskeys(Struct, frozen=True):
    passkeys: Passkeys
    buyers: Buyers
    verifier: PasskeyVerifier
    challenges: Challenges
    commits: Commits
    now: Clock

    def offer(self, principal: Principal) -> PasskeyOffer:
        """Good for the session that asks, alone."""
        challenge, ends_at = self.challenges.give(_purpose(principal))
        return PasskeyOffer(
            challenge=challenge,
            ends_at=ends_at,
            handle=handle_of(principal.community, principal.id),
            name=self.buyers.get(principal.community, principal.id).name,
            known=self.list(principal),
        )

    def list(self, principal: Principal) -> Sequence[Passkey]:
        return self.passkeys.of_person(principal.community, principal.id)

    def show(self, principal: Principal, passkey: str) -> Passkey:
        """Raises NotFound."""
        return self.passkeys.get(principal.community, principal.id, passkey)

    def add(self, principal: Principal, name: str, given: Attestation, origin: str) -> Passkey:
        """Made at ``origin`` for a challenge of this session, which it uses up. Raises Invalid, Stale."""
        tidy, challenge = passkey_name(name), challenge_of(given.client_data)
        cause = self.challenges.cause(_purpose(principal), challenge)
        public_key, sign_count = self.verifier.attested(given, challenge, origin)
        added = Passkey(
            id=passkey_id(given.credential),
            community=principal.community,
            person=principal.id,
            name=tidy,
            credential=given.credential,
            public_key=public_key,
            created_at=self.now(),
            sign_count=sign_count,
        )
        try:
            retry_on_stale(lambda: self._put(principal, added, cause))
        except Repeated:
            raise Invalid("passkey_late") from None
        return replace(added, version=added.version + 1)

    def _put(self, principal: Principal, added: Passkey, cause: str) -> None:
        """Two that come at once meet in what the person may do, which is written as it is: the later counts anew."""
        access = self.buyers.access(principal.community, principal.id)
        if access.rights != principal.rights:
            raise SessionRevoked
        if len(self.list(principal)) >= MOST_PASSKEYS:
            raise Invalid("passkeys_too_many", "name", limit=MOST_PASSKEYS)
        met = (access,) if access.version else ()  # of before rights were written down there is nothing to meet in
        fact = Fact(Event.PASSKEY_ADDED, passkey_subject(added.id))
        self.commits.commit(principal.community, Commit((added, *met), (fact,), idempotency_key=cause))

    def remove(self, principal: Principal, passkey: str, version: int) -> Passkey:
        """It opens nothing any more; sessions that it opened are ended by themselves. Raises NotFound, Stale."""
        before = self.show(principal, passkey)
        check_version(before.version, version)
        fact = Fact(Event.PASSKEY_REMOVED, passkey_subject(before.id))
        self.commits.commit(principal.community, Commit((), (fact,), remove=(before,)))
        return before


def _purpose(principal: Principal) -> str:
    return f"add/{principal.community}/{principal.id}/{principal.session}"
