"""Comments are collected, turn by turn; an end of the admin's token is told, not swallowed."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.communities.community import COMMENTS_TOKEN, Community, ConnectionName
from chalicelib.domain.errors import Invalid, NotFound, Stale
from chalicelib.usecases.comments.sync_discussions import FORBIDDEN, SyncDiscussions

if TYPE_CHECKING:
    from chalicelib.domain.comments.sync import CommentSync
    from chalicelib.domain.journal import Entry
    from chalicelib.usecases.communities.manage_connections import ManageConnections
    from chalicelib.usecases.ports import Communities, Secrets


class SyncComments(Struct, frozen=True):
    communities: Communities
    secrets: Secrets
    sync_discussions: SyncDiscussions
    manage_connections: ManageConnections

    def run(self, entry: Entry) -> None:
        """One turn for one community. Raises Unavailable when OK is silent: the next turn comes anyway."""
        with suppress(NotFound):
            community = self.communities.get(entry.community)
            token = self._token(community)
            if token and community.group:
                self._go_on(community, token)

    def _token(self, community: Community) -> str | None:
        return self.secrets.get(community.id, COMMENTS_TOKEN)

    def _go_on(self, community: Community, token: str) -> None:
        try:
            sync = self.sync_discussions.turn(community, token)
            if sync.is_to_report:
                self._report(community, sync)
        except Stale:  # another turn is at it
            return
        except Invalid as refusal:
            if self._token(community) == token:  # or else an organizer has just entered another
                self.manage_connections.refused(community, ConnectionName.COMMENTS, refusal.reason)

    def _report(self, community: Community, sync: CommentSync) -> None:
        if sync.forbidden:
            self.manage_connections.refused(community, ConnectionName.COMMENTS, FORBIDDEN)
        else:
            self.manage_connections.answered(community, ConnectionName.COMMENTS)
        self.sync_discussions.reported(sync)
