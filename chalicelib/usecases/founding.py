"""An operator's work: a community comes to be, with its organizers and its bot."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from chalicelib.domain.communities import (
    BOT_TOKEN,
    Community,
    Connection,
    ConnectionName,
    ConnectionState,
    Organizer,
    Secret,
)
from chalicelib.domain.errors import Conflict, Invalid, Unavailable
from chalicelib.domain.journal import Entry, Event
from chalicelib.usecases.ports import Bot, Clock, Commit, Commits, Communities, NewId, Secrets

OPERATOR = "operator"


@dataclass(frozen=True)
class Founding:
    communities: Communities
    secrets: Secrets
    bot: Bot
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

    def set_bot_token(self, community: Community, token: str) -> None:
        """Keep the token of the group's bot after asking OK whose it is. Raises Invalid, Unavailable."""
        if self.bot.group(token) != community.group:
            raise Invalid("bot_of_another_group")
        known = {each.name: each.version for each in self.communities.connections(community.id)}
        name = ConnectionName.BOT
        connection = Connection(community.id, name, ConnectionState.OK, self.now(), version=known.get(name, 0))
        entry = Entry(
            self.new_id(), community.id, f"community/{community.id}", Event.BOT_CONNECTED, self.now(), OPERATOR, {}
        )
        self.commits.commit(community.id, Commit((Secret(community.id, BOT_TOKEN, token), connection), (entry,)))

    def keep_bots_alive(self) -> Sequence[str]:
        """Ask OK about every bot: a token lives 30 days after its last call. Returns whose bot does not answer."""
        tokens = ((each.id, self.secrets.get(each.id, BOT_TOKEN)) for each in self.communities.all())
        return [community for community, token in tokens if token and not self._answers(token)]

    def _answers(self, token: str) -> bool:
        try:
            return bool(self.bot.group(token))
        except (Invalid, Unavailable):
            return False

    def _commit(
        self, community: str, thing: Community | Organizer, subject: str, event: Event, data: dict[str, object]
    ) -> None:
        entry = Entry(self.new_id(), community, subject, event, self.now(), OPERATOR, data)
        self.commits.commit(community, Commit((thing,), (entry,)))
