"""A session of the desk, and the code by which it is opened from OK."""

from __future__ import annotations

from datetime import datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.access.access import Access
from chalicelib.domain.access.credentials import Credential
from chalicelib.domain.access.principals import Principal
from chalicelib.domain.communities.community import Role
from chalicelib.domain.errors import Unauthorized

CODE_LIFE = timedelta(minutes=1)
DESK_LIFE = timedelta(hours=12)
SEEN_EVERY = timedelta(minutes=1)
"""So exactly is it known when a session was used last."""


class DeskCode(Struct, frozen=True):
    """Good once, for a minute. Whose it is, and under what rights he asked for it."""

    id: str
    community: str
    person: str
    digest: str
    expires_at: datetime
    role: Role
    organizer: str | None = None
    rights: int = 0
    used_at: datetime | None = None
    sees_all: bool = True
    version: int = 0

    def used(self, now: datetime) -> DeskCode:
        """Raises Unauthorized."""
        if self.used_at is not None or now >= self.expires_at:
            raise Unauthorized("desk_code_spent")
        return replace(self, used_at=now)


class DeskSession(Struct, frozen=True):
    """``rights`` are those of its ``person`` when it was opened: other rights end it, as any session of his."""

    id: str
    community: str
    person: str
    digest: str
    created_at: datetime
    expires_at: datetime
    role: Role
    organizer: str | None = None
    rights: int = 0
    last_seen_at: datetime | None = None
    ended_at: datetime | None = None
    sees_all: bool = True
    version: int = 0

    def is_live(self, now: datetime) -> bool:
        return self.ended_at is None and now < self.expires_at

    def ended(self, now: datetime) -> DeskSession:
        return self if self.ended_at else replace(self, ended_at=now)

    def principal(self, ok_id: str) -> Principal:
        """Who acts in it; his number at OK is kept with himself only."""
        return Principal(
            community=self.community,
            id=self.person,
            role=self.role,
            organizer=self.organizer,
            sees_all=self.sees_all,
            ok_id=ok_id,
            rights=self.rights,
            since=self.created_at,
            session=self.id,
        )


def opened(by: DeskCode | Access, credential: Credential, now: datetime) -> DeskSession:
    """With the rights that a code was given under, or with those of a person who comes without one."""
    return DeskSession(
        id=credential.id,
        community=by.community,
        person=by.person if isinstance(by, DeskCode) else by.buyer,
        digest=credential.digest,
        created_at=now,
        expires_at=now + DESK_LIFE,
        role=by.role,
        organizer=by.organizer,
        sees_all=by.sees_all,
        rights=by.rights,
        last_seen_at=now,
    )
