"""What people write under the group's goods, topics and photos."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from chalicelib.bootstrap.container import Noun

if TYPE_CHECKING:
    from chalicelib.usecases.comments.read_comments import ReadComments
    from chalicelib.usecases.comments.sync_comments import SyncComments


class CommentUseCases(Noun):
    @cached_property
    def read(self) -> ReadComments:
        from chalicelib.usecases.comments.read_comments import ReadComments

        return ReadComments(self.stores.comments, self.now)

    @cached_property
    def sync(self) -> SyncComments:
        from chalicelib.usecases.comments.sync_comments import SyncComments
        from chalicelib.usecases.comments.sync_discussions import SyncDiscussions

        stores, connections = self.stores, self.container.communities.manage_connections
        sync_discussions = SyncDiscussions(
            discussions=self.partners.discussions,
            comments=stores.comments,
            buyers=stores.buyers,
            commits=stores.commits,
            now=self.now,
        )
        return SyncComments(stores.communities, stores.secrets, sync_discussions, connections)
