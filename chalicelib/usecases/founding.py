"""An operator's work: a community comes to be, with its organizers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.errors import Conflict
from chalicelib.domain.journal import Entry, Event
from chalicelib.usecases.ports import Clock, Commit, Commits, Communities, NewId

if TYPE_CHECKING:
    from chalicelib.domain.communities import Community, Organizer

OPERATOR = "operator"


class Founding(Struct, frozen=True):
    communities: Communities
    commits: Commits
    now: Clock
    new_id: NewId

    def found(self, community: Community) -> Community:
        """Create a community; its group may be linked to one community only. Raises Conflict."""
        if community.group and self.communities.id_of_group(community.group):
            raise Conflict("group_taken")
        data: dict[str, object] = {"name": community.name, "group": community.group}
        self._commit(community.id, community, f"community/{community.id}", Event.COMMUNITY_CREATED, data)
        return community

    def put_organizer(self, organizer: Organizer) -> Organizer:
        """Add an organizer, or change the one with this OK number. Raises NotFound when there is no such community."""
        self.communities.get(organizer.community)
        there = self.communities.organizers(organizer.community)
        known = next((each for each in there if each.ok_id and each.ok_id == organizer.ok_id), None)
        saved = replace(organizer, id=known.id, version=known.version) if known else organizer
        event = Event.ORGANIZER_CHANGED if known else Event.ORGANIZER_ADDED
        self._commit(saved.community, saved, f"organizer/{saved.id}", event, {})
        return saved

    def _commit(
        self, community: str, thing: Community | Organizer, subject: str, event: Event, data: dict[str, object]
    ) -> None:
        entry = Entry(self.new_id(), community, subject, event, self.now(), OPERATOR, data)
        self.commits.commit(community, Commit((thing,), (entry,)))
