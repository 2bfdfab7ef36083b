"""API keys of a community: made, listed, revoked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.access.api_key import ApiKey, checked_name, checked_room, checked_scopes
from chalicelib.domain.access.credentials import Credential, CredentialKind
from chalicelib.domain.errors import Invalid
from chalicelib.domain.journal import Event, Fact, api_key_subject
from chalicelib.domain.versions import check_version
from chalicelib.usecases.ports import ApiKeys, Clock, Commit, Commits, NewId

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    from chalicelib.domain.access.permissions import Permission
    from chalicelib.domain.access.principals import Principal


class KeyWish(Struct, frozen=True):
    name: str
    scopes: Iterable[Permission]
    expires_at: datetime | None = None


class ManageApiKeys(Struct, frozen=True):
    api_keys: ApiKeys
    commits: Commits
    now: Clock
    new_id: NewId
    new_secret: Callable[[], str]

    def list(self, principal: Principal) -> Sequence[ApiKey]:
        return self.api_keys.list(principal.community)

    def show(self, principal: Principal, api_key: str) -> ApiKey:
        """Raises NotFound."""
        return self.api_keys.get(principal.community, api_key)

    def make(self, principal: Principal, wish: KeyWish) -> tuple[ApiKey, str]:
        """A key, and its text, which is kept nowhere. Raises Invalid."""
        name, now = checked_name(wish.name), self.now()
        scopes = checked_scopes(wish.scopes, principal.role)
        if wish.expires_at is not None and wish.expires_at <= now:
            raise Invalid("deadline_passed", "expiresAt")
        checked_room(self.api_keys.list(principal.community), name, now)
        credential = Credential(CredentialKind.API_KEY, principal.community, self.new_id(), self.new_secret())
        made = ApiKey(
            id=credential.id,
            community=principal.community,
            name=name,
            digest=credential.digest,
            scopes=scopes,
            created_at=now,
            created_by=principal.person,
            role=principal.role,
            organizer=principal.organizer,
            sees_all=principal.sees_all,
            rights=principal.rights,
            expires_at=wish.expires_at,
        )
        data = {"name": name, "scopes": list(scopes), "expires": wish.expires_at and wish.expires_at.isoformat()}
        fact = Fact(Event.API_KEY_MADE, api_key_subject(made.id), data, after=data)
        return self._committed(made, fact), credential.text

    def revoke(self, principal: Principal, api_key: str, version: int) -> ApiKey:
        """No commit is made by it any more, and within a minute nothing is read. Raises NotFound, Stale."""
        before = self.api_keys.get(principal.community, api_key)
        check_version(before.version, version)
        after = before.revoked(self.now())
        if after is before:
            return before
        was, became, data = {"revoked": False}, {"revoked": True}, {"name": before.name}
        fact = Fact(Event.API_KEY_REVOKED, api_key_subject(api_key), data, before=was, after=became)
        return self._committed(after, fact)

    def _committed(self, api_key: ApiKey, fact: Fact) -> ApiKey:
        self.commits.commit(api_key.community, Commit((api_key,), (fact,)))
        return replace(api_key, version=api_key.version + 1)
