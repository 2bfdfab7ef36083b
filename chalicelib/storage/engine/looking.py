"""Lists that are looked through: a call reads so many rows, gives those that are wanted and says how far it came."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from msgspec import Struct

from chalicelib.domain.lists import LookedPage
from chalicelib.storage.engine.errors import translate_errors

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from chalicelib.storage.engine.pages import Index
    from chalicelib.storage.engine.reading import Item
    from chalicelib.usecases.ports import Cursors

Thing = TypeVar("Thing")
LOOKED_AT = 500
"""Rows that one call looks at for a few that are wanted: well below the megabyte that the service reads in one."""


class Look(Struct, Generic[Thing], frozen=True):
    """For what: rows between two places of an index, those that are admitted; ``wish`` tells it from every other.

    ``at`` is the moment of a thing; one that ``looks`` reads further than it shows.
    """

    wish: str
    looks: bool
    read: Callable[[Item], Thing]
    admits: Callable[[Thing], bool]
    at: Callable[[Thing], datetime]
    since: str = "0"
    until: str = "~"


def read_looking(
    client: Any, cursors: Cursors, index: Index, owner: str, *, cursor: str | None, limit: int, look: Look[Thing]
) -> LookedPage[Thing]:
    """At most ``limit`` things of ``owner``; a cursor is good for the same wish. Raises Invalid, Unavailable."""
    if look.since > look.until:  # the service takes no such bounds
        return LookedPage([])
    whose = f"{owner}/{index.row.__name__}/{index.name or ''}/{look.since}/{look.until}/{look.wish}"
    place = cursors.read(whose, cursor) if cursor else ()
    answer = _query(client, index, owner, place, limit=LOOKED_AT if look.looks else limit, look=look)
    found: list[Thing] = []
    for item in answer["Items"]:
        ended, last = item, look.read(item)
        found += [last] if look.admits(last) else []
        if len(found) == limit:
            break
    if not answer["Items"] or (ended is answer["Items"][-1] and "LastEvaluatedKey" not in answer):
        return LookedPage(found)
    following = cursors.write(whose, [ended[name]["S"] for name in ("pk", "sk", index.sorted_by)])
    return LookedPage(found, following, look.at(last) if look.looks else None)


def _query(
    client: Any, index: Index, owner: str, place: Sequence[str], *, limit: int, look: Look[Thing]
) -> dict[str, Any]:
    values = {":owner": {"S": owner}, ":since": {"S": look.since}, ":until": {"S": look.until}}
    with translate_errors():
        answer: dict[str, Any] = client.query(
            TableName=index.row.Meta.table_name,
            KeyConditionExpression=f"{index.of} = :owner AND {index.sorted_by} BETWEEN :since AND :until",
            ExpressionAttributeValues=values,
            ScanIndexForward=not index.newest_first,
            Limit=limit,
            **index.named,
            **({"ExclusiveStartKey": _start(index, owner, place)} if place else {}),
        )
    return answer


def _start(index: Index, owner: str, place: Sequence[str]) -> dict[str, dict[str, str]]:
    pk, sk, sorted_at = place
    return {"pk": {"S": pk}, "sk": {"S": sk}, index.of: {"S": owner}, index.sorted_by: {"S": sorted_at}}
