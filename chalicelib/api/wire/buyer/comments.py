"""A buyer's comments → JSON."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from chalicelib.api.wire.forms import Wire

if TYPE_CHECKING:
    from chalicelib.domain.comments import comment as comments
    from chalicelib.domain.lists import Page


class Comment(Wire, frozen=True):
    id: str
    text: str
    at: datetime
    title: str
    picture: str | None
    link: str
    removed: bool


class Comments(Wire, frozen=True):
    comments: list[Comment]
    cursor: str | None


def write_comments(page: Page[comments.Comment]) -> Comments:
    return Comments(comments=[_comment(each) for each in page.things], cursor=page.cursor)


def _comment(it: comments.Comment) -> Comment:
    return Comment(
        id=it.id,
        text=it.text,
        at=it.at,
        title=it.title,
        picture=it.picture,
        link=it.link,
        removed=it.removed_at is not None,
    )
