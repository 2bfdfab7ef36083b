"""An API key: what a program may do in a community, in the name of whoever made it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.access.permissions import OF_PEOPLE, ROLES, Permission
from chalicelib.domain.access.principals import Kind, Principal
from chalicelib.domain.communities.community import Role
from chalicelib.domain.errors import Invalid
from chalicelib.domain.words import one_line

MOST_KEYS = 20
"""Live ones of a community."""

MOST_OF_A_NAME = 2
"""The old one and the new one, while a program changes over."""

LONGEST_NAME = 60
SEEN_EVERY = timedelta(hours=1)
"""So exactly is it known when a key was used last."""


class ApiKey(Struct, frozen=True):
    """``digest`` stands for its secret. ``role``, ``organizer``, ``sees_all`` and ``rights`` are those of
    ``created_by`` then.

    ``scopes`` are permissions by their names: those of a newer release mean nothing here.
    """

    id: str
    community: str
    name: str
    digest: str
    scopes: tuple[str, ...]
    created_at: datetime
    created_by: str
    role: Role = Role.OWNER
    organizer: str | None = None
    rights: int = 0
    expires_at: datetime | None = None
    revoked_at: datetime | None = None
    last_used_at: datetime | None = None
    sees_all: bool = True
    version: int = 0

    def is_live(self, now: datetime) -> bool:
        return self.revoked_at is None and (self.expires_at is None or now < self.expires_at)

    def revoked(self, now: datetime) -> ApiKey:
        return self if self.revoked_at else replace(self, revoked_at=now)

    @property
    def principal(self) -> Principal:
        """Who acts by it."""
        known = {each.value for each in Permission}
        return Principal(
            kind=Kind.API_KEY,
            community=self.community,
            id=self.id,
            role=self.role,
            scopes=frozenset(Permission(each) for each in self.scopes if each in known) - OF_PEOPLE,
            organizer=self.organizer,
            sees_all=self.sees_all,
            rights=self.rights,
            since=self.created_at,
            made_by=self.created_by,
        )


def checked_name(name: str) -> str:
    """Raises Invalid."""
    return one_line(name, "name", LONGEST_NAME, Invalid("key_unnamed", "name"))


def checked_scopes(scopes: Iterable[Permission], role: Role) -> tuple[str, ...]:
    """What whoever makes the key has himself, and a program may have. Raises Invalid."""
    wanted = sorted(set(scopes))
    choices = sorted(ROLES[role] - OF_PEOPLE)
    if not wanted or not set(wanted) <= set(choices):
        raise Invalid("choice_unreadable", "scopes", choices=", ".join(choices))
    return tuple(each.value for each in wanted)


def checked_room(there: Collection[ApiKey], name: str, now: datetime) -> None:
    """Raises Invalid when there are too many."""
    live = [each for each in there if each.is_live(now)]
    if len(live) >= MOST_KEYS:
        raise Invalid("keys_too_many", "name", limit=MOST_KEYS)
    if sum(each.name == name for each in live) >= MOST_OF_A_NAME:
        raise Invalid("keys_of_a_name", "name", limit=MOST_OF_A_NAME)
