"""A row of before an index was there joins it: only its places are written, its version stays."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from chalicelib.domain.errors import Stale
from chalicelib.storage.engine import connection
from chalicelib.storage.engine.errors import translate_errors

if TYPE_CHECKING:
    from collections.abc import Mapping

    from chalicelib.storage.engine.rows import Row


def join(row: type[Row], key: tuple[str, str], version: int, places: Mapping[str, str]) -> None:
    """One that was written meanwhile has its places already, or was removed: it is let be."""
    if not places:
        return
    values = {f":{name}": {"S": value} for name, value in places.items()}
    with suppress(Stale), translate_errors():
        connection.current().client.update_item(
            TableName=row.Meta.table_name,
            Key={"pk": {"S": key[0]}, "sk": {"S": key[1]}},
            UpdateExpression="SET " + ", ".join(f"{name} = :{name}" for name in places),
            ConditionExpression="version = :version",
            ExpressionAttributeValues={**values, ":version": {"N": str(version)}},
        )
