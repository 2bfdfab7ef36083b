"""Lists read page by page through an index, with cursors that are of use to nobody else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import Struct

from chalicelib.domain.lists import Page
from chalicelib.storage.engine.errors import translate_errors

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pynamodb.models import Model

    from chalicelib.storage.engine.reading import Item
    from chalicelib.usecases.ports import Cursors

Thing = TypeVar("Thing")


class Index(Struct, frozen=True):
    """``of`` is whose list it is, ``sorted_by`` in which order; a list of the table itself has no ``name``."""

    row: type[Model]
    name: str | None
    of: str
    sorted_by: str
    newest_first: bool = False

    @property
    def named(self) -> dict[str, str]:
        return {"IndexName": self.name} if self.name else {}


def read_page(
    client: Any,
    cursors: Cursors,
    index: Index,
    owner: str,
    *,
    cursor: str | None,
    limit: int,
    read: Callable[[Item], Thing],
    since: str = "0",
) -> Page[Thing]:
    """At most ``limit`` things of ``owner``, from ``since`` on. Raises Invalid for a foreign cursor, Unavailable."""
    whose = f"{owner}/{index.row.__name__}/{index.name or ''}"
    place = cursors.read(whose, cursor) if cursor else ()
    if place and place[-1] < since:  # the list ends later than it did; the service takes no start outside of it
        return Page([])
    start = {"ExclusiveStartKey": start_of(index, owner, place)} if place else {}
    with translate_errors():
        answer = client.query(
            TableName=index.row.Meta.table_name,
            KeyConditionExpression=f"{index.of} = :owner AND {index.sorted_by} >= :since",
            ExpressionAttributeValues={":owner": {"S": owner}, ":since": {"S": since}},
            ScanIndexForward=not index.newest_first,
            Limit=limit,
            **index.named,
            **start,
        )
    last = answer.get("LastEvaluatedKey")
    following = cursors.write(whose, [last[name]["S"] for name in ("pk", "sk", index.sorted_by)]) if last else None
    return Page([read(item) for item in answer["Items"]], following)


def start_of(index: Index, owner: str, place: Sequence[str]) -> dict[str, dict[str, str]]:
    pk, sk, sorted_at = place
    return {"pk": {"S": pk}, "sk": {"S": sk}, index.of: {"S": owner}, index.sorted_by: {"S": sorted_at}}
