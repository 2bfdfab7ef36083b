"""The administrator of a group that no community has yet founds one there, and owns it."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.buyers.buyer import Identity, profile_of
from chalicelib.domain.communities.community import (
    Community,
    Membership,
    Organizer,
    Role,
    checked_community,
    checked_organizer,
    organizer_identity,
)
from chalicelib.domain.communities.organizer_changes import organizer_fact
from chalicelib.domain.errors import Conflict, Forbidden, Stale, Unavailable
from chalicelib.domain.journal import Event, Fact, community_subject, organizer_subject
from chalicelib.domain.titles import TITLE_LENGTH
from chalicelib.usecases.ports import Commit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chalicelib.domain.access.launch import Launch
    from chalicelib.usecases.ports import Commits, Communities, Group, Launches, NewId

FORM = timedelta(hours=1)
"""So long after a launch the form may be sent: it lets nobody in, and OK is asked who he is once more."""


class FoundingOffer(Struct, frozen=True):
    """Whether whoever launched may found a community here; ``name`` is the group's, as OK says it, for him only."""

    founder: bool
    name: str = ""


class FoundingWish(Struct, frozen=True):
    """What the founder says of the community and of himself."""

    name: str
    zone: str
    currency: str
    language: str
    first_name: str
    last_name: str = ""


class FoundCommunity(Struct, frozen=True):
    """``sites`` are addresses of OK's, where profiles are."""

    launches: Launches
    group: Group
    communities: Communities
    commits: Commits
    sites: Sequence[str]
    new_id: NewId

    def offer(self, query: str) -> FoundingOffer:
        """Raises LaunchForged, LaunchExpired, Unavailable, Conflict: the group has a community by now."""
        launch = self.launches.verify(query, FORM)
        if self.communities.id_of_group(launch.group):
            raise Conflict("group_taken")
        if not self._rules(launch):
            return FoundingOffer(founder=False)
        return FoundingOffer(founder=True, name=self._name(launch.group))

    def found(self, query: str, wish: FoundingWish) -> None:
        """Once: whoever comes second, with the same form or as another administrator, finds it founded.

        Raises LaunchForged, LaunchExpired, Unavailable, Invalid, Forbidden for whoever is no administrator.
        """
        launch = self.launches.verify(query, FORM)
        if not self._rules(launch):
            raise Forbidden("founder_only")
        community, owner = self._drafted(launch, wish)
        if self.communities.id_of_group(launch.group):
            return
        claim = Identity(community.id, organizer_identity(launch.user), owner.id)
        try:
            self.commits.commit(community.id, Commit((community, owner, claim), _facts(community, owner)))
        except Stale:
            if not self.communities.id_of_group(launch.group):
                raise

    def _drafted(self, launch: Launch, wish: FoundingWish) -> tuple[Community, Organizer]:
        community = checked_community(
            Community(
                id=self.new_id()[:8],
                name=wish.name,
                group=launch.group,
                zone=wish.zone,
                currency=wish.currency,
                language=wish.language,
            )
        )
        owner = Organizer(
            id=self.new_id(),
            community=community.id,
            first_name=wish.first_name.strip(),
            last_name=wish.last_name.strip(),
            ok_id=launch.user,
            profile=profile_of(launch.user),
            role=Role.OWNER,
        )
        return community, checked_organizer(owner, self.sites, ())

    def _rules(self, launch: Launch) -> bool:
        """Asked from OK: a launch says nothing of roles."""
        return self.group.membership(launch.group, launch.user) is Membership.ADMIN

    def _name(self, group: str) -> str:
        """A name that OK does not tell now is typed."""
        with suppress(Unavailable):
            return self.group.name(group)[:TITLE_LENGTH]
        return ""


def _facts(community: Community, owner: Organizer) -> Sequence[Fact]:
    """His doing, though he has no session yet."""
    actor = organizer_subject(owner.id)
    data = {"name": community.name, "group": community.group}
    return (
        Fact(Event.COMMUNITY_CREATED, community_subject(community.id), data, actor=actor, after=data),
        replace(organizer_fact(None, owner), actor=actor),
    )
