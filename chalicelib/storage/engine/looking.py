"""A list looked through for what is wanted: one read a page, of bounded length, that says how far it came."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from msgspec import Struct

from chalicelib.domain.errors import Invalid
from chalicelib.storage.engine.errors import translate_errors
from chalicelib.storage.engine.pages import start_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from chalicelib.storage.engine.pages import Index
    from chalicelib.storage.engine.reading import Item
    from chalicelib.usecases.ports import Cursors

Thing = TypeVar("Thing")

FIRST, LAST = "0", "~"
"""Sort before and after every moment."""


class Looked(Struct, Generic[Thing], frozen=True):
    """``things`` are wanted; ``at`` is the place of the last one that was looked at, None: all was."""

    things: Sequence[Thing]
    at: Sequence[str] | None = None


class Span(Struct, frozen=True):
    """Of a list, from its newest on: places of ``since`` to ``until``, those after ``start`` only."""

    owner: str
    since: str = FIRST
    until: str = LAST
    start: Sequence[str] = ()

    @property
    def values(self) -> dict[str, dict[str, str]]:
        return {":owner": {"S": self.owner}, ":since": {"S": self.since}, ":until": {"S": self.until}}


def look(
    client: Any,
    index: Index,
    span: Span,
    *,
    limit: int,
    at_most: int,
    read: Callable[[Item], Thing | None],
) -> Looked[Thing]:
    """``limit`` things, fewer when there are no more among ``at_most`` rows; ``read`` makes None of what is not wanted.

    A read of the service ends by itself after a megabyte.
    """
    if span.start and span.start[-1] < span.since:  # the list ends later than it did
        return Looked([])
    with translate_errors():
        answer = client.query(
            TableName=index.row.Meta.table_name,
            KeyConditionExpression=f"{index.of} = :owner AND {index.sorted_by} BETWEEN :since AND :until",
            ExpressionAttributeValues=span.values,
            ScanIndexForward=not index.newest_first,
            Limit=at_most,
            **index.named,
            **({"ExclusiveStartKey": start_of(index, span.owner, span.start)} if span.start else {}),
        )
    return _wanted(index, answer, limit, read)


def _wanted(index: Index, answer: dict[str, Any], limit: int, read: Callable[[Item], Thing | None]) -> Looked[Thing]:
    things: list[Thing] = []
    items = answer["Items"]
    last = answer.get("LastEvaluatedKey")
    for place, item in enumerate(items):
        thing = read(item)
        if thing is not None:
            things.append(thing)
        if len(things) == limit and (last or place + 1 < len(items)):
            return Looked(things, place_of(index, item))
    return Looked(things, place_of(index, last) if last else None)


def place_of(index: Index, item: Item) -> Sequence[str]:
    return [item[name]["S"] for name in ("pk", "sk", index.sorted_by)]


def begin(cursors: Cursors, whose: str, cursor: str | None, until: str = LAST) -> Sequence[str]:
    """The place that a cursor names. Raises Invalid for one of another list, or of another span."""
    place = cursors.read(whose, cursor) if cursor else ()
    if place and place[-1] > until:
        raise Invalid("cursor_foreign", "cursor")
    return place
