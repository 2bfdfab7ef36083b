"""Who OK says somebody is in a community, and who of its listed organizers that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.domain.access.access import Standing
from chalicelib.domain.communities.community import Community, Membership, role_of
from chalicelib.domain.errors import Blocked

if TYPE_CHECKING:
    from chalicelib.usecases.ports import Communities, Group


def standing_in(group: Group, communities: Communities, community: Community, user: str) -> Standing:
    """The list of organizers is read only for those who could be in it. Raises Blocked, Unavailable."""
    membership = group.membership(community.group or "", user)
    if membership is Membership.BLOCKED:
        raise Blocked
    if membership not in (Membership.ADMIN, Membership.MODERATOR):
        return Standing(role_of(membership))
    organizers = communities.organizers(community.id)
    listed = next((each for each in organizers if each.ok_id == user), None)
    if listed is None:
        return Standing(role_of(membership))
    return Standing(role_of(membership, listed.role), listed.id, listed.sees_all)
