"""Rows put and removed in batches of 25; what the service leaves undone is sent again, after a pause."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from chalicelib.domain.errors import Unavailable
from chalicelib.storage.pauses import rest
from chalicelib.storage.refusals import refusals

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pynamodb.models import Model

AT_ONCE = 25
TRIES = 8
Request = dict[str, Any]


def put_rows(client: Any, kind: type[Model], rows: Iterable[Any]) -> None:
    """Each in the place of the one with its keys; of two with the same keys the later. Raises Unavailable."""
    latest = {(row.pk, row.sk): row for row in rows}
    _write(client, kind, ({"PutRequest": {"Item": row.serialize()}} for row in latest.values()))


def remove_rows(client: Any, kind: type[Model], rows: Iterable[Any]) -> int:
    """How many there were. Raises Unavailable; what was removed by then stays removed."""
    keys = ({"pk": {"S": row.pk}, "sk": {"S": row.sk}} for row in rows)
    return _write(client, kind, ({"DeleteRequest": {"Key": key}} for key in keys))


def _write(client: Any, kind: Any, requests: Iterable[Request]) -> int:
    written = 0
    for batch in _batches(iter(requests)):
        _send(client, {kind.Meta.table_name: batch})
        written += len(batch)
    return written


def _send(client: Any, left: Request) -> None:
    for attempt in range(TRIES):
        with refusals():
            left = client.batch_write_item(RequestItems=left).get("UnprocessedItems", {})
        if not left:
            return
        rest(attempt)
    raise Unavailable


def _batches(requests: Iterator[Request]) -> Iterator[Sequence[Request]]:
    while batch := list(islice(requests, AT_ONCE)):
        yield batch
