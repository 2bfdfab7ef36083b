"""OK's goods, topics, photos and comments as it has been seen to tell them, read tolerantly.

[D] documented by OK, [C] seen in several independent clients. Lists come with ``anchor`` and ``has_more`` [D]; photos
also with ``hasMore`` and ``pagingAnchor`` [C]. Topics: ``media_topics`` with blocks of ``media`` and
``discussion_summary`` [C]; what blocks refer to lies in ``entities`` by its ``ref`` [C]. A comment's time is
``date_ms`` or ``date`` without a zone [D]; that it is Moscow's is [C].
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from chalicelib.domain.comments.comment import TEXT_LENGTH, Discussion, DiscussionType, FoundComment

MOSCOW = timezone(timedelta(hours=3))
TITLE_LENGTH = 200
PICTURES = ("pic640x480", "pic320min", "pic240min", "pic190x190", "pic1024x768", "pic_max", "pic128x128")
"""Sizes of a picture, that for a list first."""

Thing = Mapping[str, Any]


def listed(answer: Any, *names: str) -> list[Thing]:
    """The first list that goes by one of the names; what is not an object in it is left out."""
    for name in names:
        found = answer.get(name) if isinstance(answer, Mapping) else None
        if isinstance(found, list):
            return [each for each in found if isinstance(each, Mapping)]
    return []


def following(answer: Any, given: str | None) -> str | None:
    """The anchor of the next page; None after the last. Without a word about more, an anchor that moved means more."""
    if not isinstance(answer, Mapping):
        return None
    anchor = text(answer, "anchor", "pagingAnchor")
    more = answer.get("has_more", answer.get("hasMore", True))
    return anchor if more is True and anchor and anchor != given else None


def text(thing: Thing, *names: str) -> str:
    """The first of these fields that says something; a number is text too. Half a surrogate is not."""
    for name in names:
        value = thing.get(name)
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        if isinstance(value, str) and value.strip():
            return value.strip().encode("utf-8", "replace").decode()
    return ""


def count(thing: Thing) -> int:
    """Of comments: in a summary, or beside all else."""
    summary = inside(thing, "discussion_summary")
    for value in (summary.get("comments_count"), thing.get("comments_count"), thing.get("comments")):
        if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
            return value
    return 0


def inside(thing: Thing, name: str) -> Thing:
    value = thing.get(name)
    return value if isinstance(value, Mapping) else {}


def topic(found: Thing, entities: Thing, address: str, title: str = "") -> Discussion | None:
    """A topic or a good; its discussion may go by another id and type than the topic itself."""
    summary = inside(found, "discussion_summary")
    number = text(found, "id")
    if not number:
        return None
    return Discussion(
        id=text(summary, "discussion_id") or number,
        type=_type(text(summary, "discussion_type"), DiscussionType.TOPIC),
        title=(title or _title(found))[:TITLE_LENGTH],
        link=f"{address}{number}",
        picture=_topic_picture(found, entities),
        comments=count(found),
    )


def photo(found: Thing, group: str, album: str) -> Discussion | None:
    """``group`` is its address; of the main album OK tells the number with the photo, if at all."""
    number = text(found, "id")
    if not number:
        return None
    album = text(found, "album_id") or album
    address = f"{group}album/{album}/{number}" if album.isdigit() else f"{group}photos/{number}"
    title = text(found, "text").partition("\n")[0][:TITLE_LENGTH]
    return Discussion(
        id=number, type=DiscussionType.PHOTO, title=title, link=address, picture=picture(found), comments=count(found)
    )


def comment(found: Thing) -> FoundComment | None:
    """None for what cannot be told apart from others or placed in time."""
    number, at = text(found, "id"), _moment(found)
    if not number or at is None:
        return None
    kind, _, referred = text(found, "author_ref").rpartition(":")
    by_group = text(found, "author_type") == "GROUP" or kind == "group"
    author = text(found, "author_id") or referred
    person = author if author.isascii() and author.isdigit() and len(author) <= 20 and not by_group else None
    words = text(found, "text")[:TEXT_LENGTH]
    return FoundComment(
        id=number,
        author=person,
        text=words,
        at=at,
        by_group=by_group,
        reply_to=text(found, "reply_to_comment_id") or None,
    )


def picture(thing: Thing) -> str | None:
    addresses = [text(thing, size) for size in PICTURES]
    return next((address for address in addresses if address.startswith(("https://", "http://"))), None)


def _type(name: str, usual: DiscussionType) -> DiscussionType:
    return DiscussionType(name) if name in set(DiscussionType) else usual


def _title(found: Thing) -> str:
    """The first line of the first text; of a good that is its name."""
    lines = (text(block, "title", "text") for block in listed(found, "media"))
    return next((line.partition("\n")[0] for line in lines if line), "")


def _topic_picture(found: Thing, entities: Thing) -> str | None:
    photos = {text(each, "ref") or f"group_photo:{text(each, 'id')}": each for each in _photos(entities)}
    for block in listed(found, "media"):
        refs = block.get("photo_refs")
        known = (
            [photos[ref] for ref in refs if isinstance(ref, str) and ref in photos] if isinstance(refs, list) else []
        )
        for each in [*known, *listed(block, "photos", "images")]:
            if address := picture(each):
                return address
    return None


def _photos(entities: Thing) -> Iterator[Thing]:
    for name in ("group_photos", "photos", "user_photos"):
        yield from listed(entities, name)


def _moment(found: Thing) -> datetime | None:
    try:
        if milliseconds := text(found, "date_ms", "created_ms"):
            return datetime.fromtimestamp(int(milliseconds) / 1000, UTC)
        moment = datetime.fromisoformat(text(found, "date"))
        return (moment if moment.tzinfo else moment.replace(tzinfo=MOSCOW)).astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        return None
