"""A row of before an index was there joins it: only its places are written, what it says stays as it is."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from chalicelib.domain.errors import Stale
from chalicelib.storage.engine import connection
from chalicelib.storage.engine.errors import translate_errors

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pynamodb.models import Model


def join(row: type[Model], key: tuple[str, str], places: Mapping[str, str], version: int | None = None) -> None:
    """One that was written since it had this ``version`` has its places already, one that was removed stays away.

    Without a version: of a row that is written once.
    """
    if not places:
        return
    values = {f":{name}": {"S": value} for name, value in places.items()}
    unchanged = {} if version is None else {":version": {"N": str(version)}}
    with suppress(Stale), translate_errors():
        connection.current().client.update_item(
            TableName=row.Meta.table_name,
            Key={"pk": {"S": key[0]}, "sk": {"S": key[1]}},
            UpdateExpression="SET " + ", ".join(f"{name} = :{name}" for name in places),
            ConditionExpression="version = :version" if unchanged else "attribute_exists(pk)",
            ExpressionAttributeValues={**values, **unchanged},
        )
