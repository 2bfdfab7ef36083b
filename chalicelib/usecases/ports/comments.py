"""Where comments are read, and where they are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from chalicelib.domain.comments.comment import Comment, CommentPage, DiscussionPage, DiscussionType, Source
    from chalicelib.domain.comments.sync import CommentSync, WatchedDiscussion
    from chalicelib.domain.lists import Page


class Discussions(Protocol):
    """Comments of a group, read with the long-lived token of one of its admins.

    Every method raises Unavailable (try later), NotFound (what was asked about is gone) and Invalid: the token is
    refused (``comments_token_refused``), or its owner may not read here (``comments_forbidden``).
    """

    def page(self, token: str, group: str, source: Source, anchor: str | None) -> DiscussionPage:
        """Discussions of one kind, newest first, with how many comments each has."""

    def comments(self, token: str, discussion: str, kind: DiscussionType, anchor: str | None) -> CommentPage:
        """Comments from the oldest on; after ``anchor`` if there is one."""


class Comments(Protocol):
    def of_author(self, community: str, author: str, since: datetime, cursor: str | None, limit: int) -> Page[Comment]:
        """A person's comments by OK number, newest first. Raises Invalid for a foreign cursor."""

    def of_discussion(
        self, community: str, discussion: str, since: datetime | None = None, until: datetime | None = None
    ) -> Sequence[Comment]:
        """All that are kept of it, oldest first; of those moments only, both included, if they are given."""

    def put(self, comments: Sequence[Comment]) -> None:
        """Keep these, each in the place of the one with its id; some may be kept when it raises.

        Raises Erased when the data of one of their authors was erased, Stale, Unavailable.
        """

    def sync(self, community: str) -> CommentSync:
        """How far the collecting has come; the beginning when it never ran."""

    def watched(self, community: str, discussions: Sequence[str]) -> Mapping[str, WatchedDiscussion]:
        """What is remembered of discussions, by id; those never read are left out."""

    def left(self, community: str, now: datetime, limit: int) -> Sequence[WatchedDiscussion]:
        """At most ``limit`` discussions that should have been read whole, and were not."""
