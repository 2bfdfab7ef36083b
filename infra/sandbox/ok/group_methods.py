"""The REST methods that read a group with the OAuth token of one of its admins.

Documented by OK: market.getProducts, mediatopic.getByIds, group.getStatTopics, photos.getAlbums, photos.getPhotos,
discussions.getComments. Only seen in clients: the names inside topics, hasMore of photos.
"""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from infra.sandbox.ok.content import ALBUMS, DISCUSSIONS, MAIN_ALBUM, Album, Comment, Item
from infra.sandbox.ok.dates import told_date
from infra.sandbox.ok.errors import OkError
from infra.sandbox.ok.fields import only, read_fields
from infra.sandbox.ok.methods import OkCall
from infra.sandbox.ok.paging import MOST, Page, cut

T = TypeVar("T")


def get_products(call: OkCall) -> object:
    shelf = items(call, "product") if call.given.get("tab", "PRODUCTS") == "PRODUCTS" else []
    fields = read_fields(call.given, "short_product")["short_product"] or frozenset({"title"})
    page = paged(call, shelf, newest)
    found = [only({"id": item.id, "title": item.title, "ref": f"product:{item.id}"}, fields) for item in page.things]
    return {"short_products": found, **tail(page)}


def get_stat_topics(call: OkCall) -> object:
    fields = read_fields(call.given, "stat_topic")["stat_topic"]
    page = paged(call, items(call, "topic"), newest)
    told = [
        {"id": item.id, "created_ms": item.created_ms, "comments": len(call.state.comments(item.id))}
        for item in page.things
    ]
    return {"topics": [only(each, fields) for each in told], **tail(page)}


def get_by_ids(call: OkCall) -> object:
    """Those that are not there are left out."""
    wanted = list(dict.fromkeys(call.required("topic_ids").split(",")))
    if len(wanted) > MOST or not all(each.isascii() and each.isdigit() for each in wanted):
        raise OkError(100, f"topic_ids: at most {MOST} numbers")
    if len(wanted) > 1 and call.given.get("media_limit") not in ("1", "2", "3"):
        raise OkError(100, "media_limit: from 1 to 3")
    fields = read_fields(call.given, "media_topic", "group_photo")
    known = [item for number in wanted if (item := call.state.item(number)) and item.kind != "photo"]
    topics = [only(told_topic(call, item), fields["media_topic"]) for item in known]
    photos = [{"ref": f"group_photo:{item.id}", **only(pictured(call, item), fields["group_photo"])} for item in known]
    return {"media_topics": topics, "entities": {"group_photos": photos if fields["group_photo"] else []}}


def told_topic(call: OkCall, item: Item) -> dict[str, Any]:
    texts = [{"type": "text", "text": text} for text in (item.title, item.text) if text]
    picture = [{"type": "photo", "photo_refs": [f"group_photo:{item.id}"]}] if item.kind == "product" else []
    return {
        "id": item.id,
        "created_ms": item.created_ms,
        "ref": f"group_topic:{item.id}",
        "media": [*texts, *picture],
        "discussion_summary": summary(call, item),
    }


def summary(call: OkCall, item: Item) -> dict[str, Any]:
    comments = len(call.state.comments(item.id))
    return {"discussion_id": item.id, "discussion_type": DISCUSSIONS[item.kind], "comments_count": comments}


def pictured(call: OkCall, item: Item) -> dict[str, Any]:
    address = f"{call.address}picture/{item.id}.svg"
    return {"id": item.id, "pic128x128": address, "pic640x480": address}


def get_albums(call: OkCall) -> object:
    own: Sequence[Album] = ALBUMS if of_our_group(call) else ()
    page = paged(call, own, by_number)
    return {"albums": [told_album(album) for album in page.things], "hasMore": page.more, "pagingAnchor": page.anchor}


def by_number(album: Album) -> tuple[int, int]:
    return int(album.id), 0


def told_album(album: Album) -> dict[str, Any]:
    return {"aid": album.id, "title": album.title}


def get_photos(call: OkCall) -> object:
    album = call.given.get("aid", "group_main")
    number = MAIN_ALBUM if album == "group_main" else album
    if number not in {each.id for each in ALBUMS}:
        raise OkError(120)
    fields = read_fields(call.given, "group_photo")["group_photo"] or frozenset({"text"})
    page = paged(call, [item for item in items(call, "photo") if item.album == number], newest)
    told = [
        {
            **pictured(call, item),
            "album_id": item.album,
            "text": item.title,
            "created_ms": item.created_ms,
            "comments_count": len(call.state.comments(item.id)),
        }
        for item in page.things
    ]
    return {"photos": [only(each, fields) for each in told], "hasMore": page.more, "anchor": page.anchor}


def get_comments(call: OkCall) -> object:
    admin(call)
    item = call.state.item(call.required("discussionId"))
    if item is None or call.required("discussionType") != DISCUSSIONS[item.kind]:
        raise OkError(300)
    read_fields(call.given, "comment")
    page = paged(call, call.state.comments(item.id), oldest)
    head = {"discussionId": item.id, "discussionType": DISCUSSIONS[item.kind]}
    return {**head, "comments": [told_comment(call, each) for each in page.things], **tail(page)}


def told_comment(call: OkCall, comment: Comment) -> dict[str, Any]:
    person = call.state.person(comment.author) if comment.author else None
    author = comment.author or call.app.group
    kind = "USER" if comment.author else "GROUP"
    return {
        "id": comment.id,
        "author_id": author,
        "author_name": person.name if person else call.app.group_name,
        "author_ref": f"{kind.lower()}:{author}",
        "author_type": kind,
        "text": comment.text,
        "type": "ACTIVE_MESSAGE",
        "like_count": 0,
        **told_date(comment.at_ms, call.state.play.dates),
        **({"reply_to_comment_id": comment.reply_to} if comment.reply_to else {}),
    }


def admin(call: OkCall) -> None:
    """A token reads what its owner may."""
    if call.admin is None:
        raise OkError(453)
    if call.admin.status not in ("ADMIN", "MODERATOR"):
        raise OkError(10)


def of_our_group(call: OkCall) -> bool:
    admin(call)
    if (group := call.required("gid")) not in (call.app.group, call.app.foreign_group):
        raise OkError(160)
    return group == call.app.group


def items(call: OkCall, kind: str) -> list[Item]:
    return [item for item in call.state.items() if item.kind == kind] if of_our_group(call) else []


def newest(item: Item) -> tuple[int, int]:
    return -item.created_ms, -int(item.id)


def oldest(comment: Comment) -> tuple[int, int]:
    return comment.at_ms, int(comment.id)


def paged(call: OkCall, things: Sequence[T], key: Callable[[T], tuple[int, int]]) -> Page[T]:
    return cut(things, key, call.given, call.state.play.page)


def tail(page: Page[T]) -> dict[str, Any]:
    return {"anchor": page.anchor, "has_more": page.more}


GROUP_METHODS: dict[str, Callable[[OkCall], object]] = {
    "market.getProducts": get_products,
    "group.getStatTopics": get_stat_topics,
    "mediatopic.getByIds": get_by_ids,
    "photos.getAlbums": get_albums,
    "photos.getPhotos": get_photos,
    "discussions.getComments": get_comments,
}
