"""Comments under a group's goods, topics and photos."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from msgspec import Struct, field

SHOWN_FOR = timedelta(days=183)
KEPT_FOR = timedelta(days=190)
"""A little longer than shown, so that nothing is missed at the edge."""

TEXT_LENGTH = 2_000


class DiscussionType(StrEnum):
    """OK's types: goods are topics of the group."""

    TOPIC = "GROUP_TOPIC"
    PHOTO = "GROUP_PHOTO"


class Discussion(Struct, frozen=True):
    """Something of the group that people comment on; ``comments`` is how many OK counts."""

    id: str
    type: DiscussionType
    title: str
    link: str
    picture: str | None
    comments: int


class FoundComment(Struct, frozen=True):
    """A comment as OK tells it; ``author`` is an OK number, None for one written as the group."""

    id: str
    author: str | None
    text: str
    at: datetime
    by_group: bool = False
    reply_to: str | None = None


class Comment(Struct, frozen=True):
    """A comment that is kept for its author; ``removed_at``: since when OK does not have it any more."""

    id: str
    community: str
    discussion: str
    type: DiscussionType
    author: str
    text: str
    at: datetime
    title: str
    link: str
    picture: str | None
    removed_at: datetime | None = None


def noted(community: str, under: Discussion, found: FoundComment, known: Comment | None) -> Comment:
    """A comment as it is kept; one that is ``known`` stays at its moment, however OK writes that now."""
    return Comment(
        id=found.id,
        community=community,
        discussion=under.id,
        type=under.type,
        author=found.author or "",
        text=found.text[:TEXT_LENGTH],
        at=known.at if known else found.at.astimezone(UTC),
        title=under.title,
        link=under.link,
        picture=under.picture,
    )


class DiscussionPage(Struct, frozen=True):
    discussions: Sequence[Discussion]
    anchor: str | None = None


class CommentPage(Struct, frozen=True):
    comments: Sequence[FoundComment] = field(default_factory=tuple)
    anchor: str | None = None
    more: bool = False


class Source(StrEnum):
    """Where discussions are found, in this order."""

    GOODS = "goods"
    TOPICS = "topics"
    PHOTOS = "photos"
