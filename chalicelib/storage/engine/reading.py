"""Rows → things."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from chalicelib.domain.errors import Unavailable
from chalicelib.storage.engine.errors import translate_errors

if TYPE_CHECKING:
    from pynamodb.models import Model

    from chalicelib.storage.engine.rows import Row

Thing = TypeVar("Thing", bound=msgspec.Struct)
Item = Mapping[str, Mapping[str, Any]]
Keys = Sequence[tuple[str, str]]


def read_thing(body: str | bytes, version: int, kind: type[Thing]) -> Thing:
    """A thing from its stored body, at the version of its row."""
    thing = msgspec.json.decode(body, type=kind)
    msgspec.structs.force_setattr(thing, "version", version)  # fresh from the decoder: nobody has seen it yet
    return thing


def read_item(item: Item, kind: type[Thing]) -> Thing:
    """A thing from an item as the service tells it."""
    return read_thing(item["body"]["S"], int(item["version"]["N"]), kind)


def read_one(row: type[Row], pk: str, sk: str, kind: type[Thing]) -> Thing | None:
    """The thing of one row as it stands at this moment; None when there is no such row."""
    with translate_errors():
        try:
            found = row.get(pk, sk, consistent_read=True)
        except row.DoesNotExist:
            return None
    return read_thing(found.body, found.version, kind)


def read_all(row: type[Row], pk: str, begins: str, kind: type[Thing]) -> list[Thing]:
    """The things of a partition whose second key begins so, as they stand at this moment, by that key; in one piece."""
    with translate_errors():
        found = list(row.query(pk, row.sk.startswith(begins), consistent_read=True))
    return [read_thing(each.body, each.version, kind) for each in found]


def read_many(row: type[Row], pairs: Iterable[tuple[str, str]], kind: type[Thing]) -> list[Thing]:
    """The things of those rows that are there, in no order; a key named twice is read once."""
    wanted = list(dict.fromkeys(pairs))
    with translate_errors():
        found = list(row.batch_get(wanted, consistent_read=True)) if wanted else []
    return [read_thing(each.body, each.version, kind) for each in found]


def read_together(client: Any, wanted: Mapping[type[Model], Keys]) -> dict[type[Model], list[Item]]:
    """Rows of several tables in one read, at most 100; of each kind those that are there, in the order asked for.

    Raises Unavailable when the service answers in part only: half of a picture decides nothing.
    """
    request: dict[str, Any] = {}
    for row, pairs in wanted.items():
        asked = request.setdefault(_table(row), {"Keys": [], "ConsistentRead": True})
        asked["Keys"] += [{"pk": {"S": pk}, "sk": {"S": sk}} for pk, sk in pairs]
    with translate_errors():
        answer = client.batch_get_item(RequestItems=request)
    if answer.get("UnprocessedKeys"):
        raise Unavailable
    found = {
        (table, item["pk"]["S"], item["sk"]["S"]): item
        for table, items in answer["Responses"].items()
        for item in items
    }
    return {row: [found[key] for key in _places(row, pairs) if key in found] for row, pairs in wanted.items()}


def _places(row: type[Model], pairs: Keys) -> list[tuple[str, str, str]]:
    return [(_table(row), pk, sk) for pk, sk in pairs]


def _table(row: type[Model]) -> str:
    return str(row.Meta.table_name)
