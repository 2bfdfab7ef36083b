"""One connection for all rows.

PynamoDB would make a session and a client per model class, each 15–70 ms of a cold start; here the
models share one connection over the one client that bootstrap makes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pynamodb.connection import Connection, TableConnection
from pynamodb.connection.base import MetaTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pynamodb.models import Model


class SharedConnection(Connection):
    """PynamoDB's connection over a client made elsewhere."""

    def __init__(self, client: Any) -> None:
        super().__init__(region=client.meta.region_name)
        self._client = client

    @property
    def client(self) -> Any:
        return self._client


class _SharedTable(TableConnection):
    def __init__(self, connection: Connection, table: str) -> None:
        self.connection = connection
        self.table_name = table


def attach(connection: SharedConnection, table: str, models: Sequence[type[Model]]) -> None:
    """Let ``models``, which have the same keys, live in ``table`` of ``connection``."""
    schema = models[0]._get_schema()
    keys = {
        "TableName": table,
        "KeySchema": schema["key_schema"],
        "AttributeDefinitions": schema["attribute_definitions"],
    }
    connection.add_meta_table(MetaTable(keys))
    for model in models:
        model.Meta.table_name = table
        model._connection = _SharedTable(connection, table)
