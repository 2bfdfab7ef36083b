"""Rows of earlier releases join indexes: their keys are put beside what they say, which stays as it is."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from chalicelib.domain.errors import Stale
from chalicelib.storage.engine.errors import translate_errors

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pynamodb.models import Model


def put_attributes(client: Any, row: type[Model], key: tuple[str, str], attributes: Mapping[str, str]) -> None:
    """What was removed since it was read does not come back as half a row. Raises Unavailable."""
    names = {f"#{place}": name for place, name in enumerate(attributes)}
    values = {f":{place}": {"S": text} for place, text in enumerate(attributes.values())}
    with suppress(Stale), translate_errors():
        client.update_item(
            TableName=row.Meta.table_name,
            Key={"pk": {"S": key[0]}, "sk": {"S": key[1]}},
            UpdateExpression="SET " + ", ".join(f"#{place} = :{place}" for place in range(len(names))),
            ConditionExpression="attribute_exists(pk)",
            ExpressionAttributeNames=names,
            ExpressionAttributeValues=values,
        )
