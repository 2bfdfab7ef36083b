"""An operator's work: a community comes to be, with its organizers and its bot."""

from dataclasses import dataclass

from chalicelib.domain.communities import BOT_TOKEN, Community, Organizer
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

    def add_organizer(self, organizer: Organizer) -> Organizer:
        """Raises NotFound when there is no such community, Conflict when the organizer is there already."""
        self.communities.get(organizer.community)
        subject = f"organizer/{organizer.id}"
        self._commit(organizer.community, organizer, subject, Event.ORGANIZER_ADDED, {})
        return organizer

    def set_bot_token(self, community: Community, token: str) -> None:
        """Keep the token of the group's bot after asking OK whose it is. Raises Invalid, Unavailable."""
        if self.bot.group(token) != community.group:
            raise Invalid("bot_of_another_group")
        self.secrets.put(community.id, BOT_TOKEN, token)

    def keep_bots_alive(self) -> int:
        """Ask OK about every bot: a token lives 30 days after its last call. Returns how many answered."""
        alive = 0
        for community in self.communities.all():
            token = self.secrets.get(community.id, BOT_TOKEN)
            if token and self._answers(token):
                alive += 1
        return alive

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
