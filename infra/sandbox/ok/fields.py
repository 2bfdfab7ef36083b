"""Which fields may be asked for: one that OK does not know refuses the whole call."""

from collections.abc import Mapping
from typing import Any

from infra.sandbox.ok.errors import OkError

KNOWN: Mapping[str, frozenset[str]] = {
    root: frozenset(fields.split())
    for root, fields in {
        "media_topic": "id media media_text media_photo_refs discussion_summary created_ms ref",
        "group_photo": "id album_id text pic128x128 pic640x480 comments_count discussion_summary created_ms ref",
        "stat_topic": "id created_ms comments likes views renderings reach",
        "short_product": "id title price ref image_url_base",
        "album": "aid title photos_count",
        "comment": "id text date date_ms author_id author_name author_ref author_type type",
    }.items()
}


def read_fields(given: Mapping[str, str], *roots: str) -> Mapping[str, frozenset[str]]:
    """By root, what was asked for; a name without a root is of the first one."""
    wished: dict[str, set[str]] = {root: set() for root in roots}
    for name in filter(None, given.get("fields", "").replace(" ", "").lower().split(",")):
        root, _, field = name.rpartition(".")
        root = root or roots[0]
        if root not in wished or (field != "*" and field not in KNOWN[root]):
            raise OkError(100, f"Field '{field.upper()[:40]}' does not exist in type {root[:40]}")
        wished[root] |= KNOWN[root] if field == "*" else {field}
    return {root: frozenset(fields) for root, fields in wished.items()}


def only(thing: Mapping[str, Any], fields: frozenset[str]) -> dict[str, Any]:
    """Of a thing what was asked for; its id always comes."""
    return {name: value for name, value in thing.items() if name in fields or name in ("id", "aid")}
