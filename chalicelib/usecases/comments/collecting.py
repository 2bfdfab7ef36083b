"""Comments are collected, turn by turn; an end of the admin's token is told, not swallowed."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.communities import COMMENTS_TOKEN, Community, ConnectionName
from chalicelib.domain.errors import Invalid, NotFound, Stale
from chalicelib.usecases.comments.pulling import FORBIDDEN, Pulling

if TYPE_CHECKING:
    from chalicelib.domain.journal import Entry
    from chalicelib.domain.pulls import Pull
    from chalicelib.usecases.connecting import Connecting
    from chalicelib.usecases.ports import Communities, Secrets


class Collecting(Struct, frozen=True):
    communities: Communities
    secrets: Secrets
    pulling: Pulling
    connecting: Connecting

    def advance(self, asked: Entry) -> None:
        """One turn for one community. Raises Unavailable when OK is silent: the next turn comes anyway."""
        with suppress(NotFound):
            community = self.communities.get(asked.community)
            token = self._token(community)
            if token and community.group:
                self._go_on(community, token)

    def _token(self, community: Community) -> str | None:
        return self.secrets.get(community.id, COMMENTS_TOKEN)

    def _go_on(self, community: Community, token: str) -> None:
        try:
            pull = self.pulling.turn(community, token)
            if pull.is_to_report:
                self._report(community, pull)
        except Stale:  # another turn is at it
            return
        except Invalid as refusal:
            if self._token(community) == token:  # or else an organizer has just entered another
                self.connecting.refused(community, ConnectionName.COMMENTS, refusal.reason)

    def _report(self, community: Community, pull: Pull) -> None:
        if pull.forbidden:
            self.connecting.refused(community, ConnectionName.COMMENTS, FORBIDDEN)
        else:
            self.connecting.answered(community, ConnectionName.COMMENTS)
        self.pulling.reported(pull)
