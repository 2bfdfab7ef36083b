"""What a person may do here, as OK last said it: every token names the rights it was given under."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.access.principals import Principal
from chalicelib.domain.communities.community import Role
from chalicelib.domain.errors import LaunchUsed

if TYPE_CHECKING:
    from chalicelib.domain.access.launch import Launch
    from chalicelib.domain.buyers.buyer import Buyer

MINUTE = timedelta(seconds=60)
"""No token outlives what was taken from its owner for longer than this; a launch used again so soon is a reload."""

SILENCE = timedelta(minutes=5)
"""So long an organizer may still change things while OK does not say that he is one."""

LATELY = timedelta(hours=24)
"""Whoever was let in within it is let in, as a buyer, while OK does not say whether he is blocked."""

CLOSED = -1
"""The rights of a person who is erased, or is just being: no token carries them."""


SESSION = timedelta(hours=2)
"""How long a token is good."""

MOST_LAUNCHES = 20
"""Launches that are remembered of one person; nobody makes more in the minutes that one is good for."""


class Standing(Struct, frozen=True):
    """``organizer`` is his card in the list, where he has one; ``sees_all`` is what it says."""

    role: Role
    organizer: str | None = None
    sees_all: bool = True


class UsedLaunch(Struct, frozen=True, array_like=True):
    """``mark`` stands for a launch, ``at`` is its first use; after ``until`` it is too old anyway."""

    mark: str
    at: datetime
    until: datetime


class Access(Struct, frozen=True):
    """``rights`` counts what has become of a person's rights; a token with another number is good for nothing more.

    0: of before rights were counted. ``checked_at`` is when OK said so; ``let_in_at`` is None of one who is blocked.
    ``sees_all`` is what the list of organizers says of him.
    """

    community: str
    buyer: str
    role: Role = Role.BUYER
    organizer: str | None = None
    rights: int = 0
    let_in_at: datetime | None = None
    checked_at: datetime | None = None
    launches: tuple[UsedLaunch, ...] = ()
    sees_all: bool = True
    version: int = 0

    @property
    def standing(self) -> Standing:
        return Standing(self.role, self.organizer, self.sees_all)

    def let_in(self, standing: Standing, now: datetime) -> Access:
        """As OK says at a launch: other rights than before make all earlier tokens void."""
        return replace(self.checked(standing, now), let_in_at=now)

    def checked(self, standing: Standing, now: datetime) -> Access:
        rights = self.rights if standing == self.standing else self.rights + 1
        return replace(self._standing(standing), rights=rights, checked_at=now)

    def shut_out(self, now: datetime) -> Access:
        """Of one who is blocked, or whose sessions are ended."""
        left = self._standing(Standing(Role.BUYER))
        return replace(left, rights=self.rights + 1, let_in_at=None, checked_at=now)

    def _standing(self, it: Standing) -> Access:
        return replace(self, role=it.role, organizer=it.organizer, sees_all=it.sees_all)

    def used(self, launch: Launch, now: datetime) -> Access:
        """With a launch that is used now. A minute after its first use it is good for nothing. Raises LaunchUsed."""
        fresh = tuple(each for each in self.launches if now <= each.until)
        known = next((each for each in fresh if each.mark == launch.mark), None)
        if known and now - known.at > MINUTE:
            raise LaunchUsed
        mine = known or UsedLaunch(launch.mark, now, launch.until or now + MINUTE)
        return replace(self, launches=(mine, *(each for each in fresh if each is not known))[:MOST_LAUNCHES])

    def was_let_in_lately(self, now: datetime) -> bool:
        return self.let_in_at is not None and now - self.let_in_at <= LATELY


def principal_of(person: Buyer, standing: Standing, rights: int) -> Principal:
    """A person who acts by himself, in OK's app or by a message."""
    return Principal(
        community=person.community,
        id=person.id,
        role=standing.role,
        organizer=standing.organizer,
        sees_all=standing.sees_all,
        ok_id=person.ok_id,
        rights=rights,
    )
