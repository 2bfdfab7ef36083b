"""Rows removed in batches of 25; what the service leaves undone is sent again, after a pause."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from chalicelib.domain.errors import Unavailable
from chalicelib.storage.engine.errors import translate_errors
from chalicelib.storage.engine.pauses import rest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pynamodb.models import Model

AT_ONCE = 25
TRIES = 8
Request = dict[str, Any]


def remove_rows(client: Any, kind: type[Model], rows: Iterable[Any]) -> int:
    """How many there were. Raises Unavailable; what was removed by then stays removed."""
    keys = ({"pk": {"S": row.pk}, "sk": {"S": row.sk}} for row in rows)
    removed = 0
    for batch in _batches({"DeleteRequest": {"Key": key}} for key in keys):
        _send(client, {kind.Meta.table_name: batch})
        removed += len(batch)
    return removed


def _send(client: Any, left: Request) -> None:
    for attempt in range(TRIES):
        with translate_errors():
            left = client.batch_write_item(RequestItems=left).get("UnprocessedItems", {})
        if not left:
            return
        rest(attempt)
    raise Unavailable


def _batches(requests: Iterator[Request]) -> Iterator[Sequence[Request]]:
    while batch := list(islice(requests, AT_ONCE)):
        yield batch
