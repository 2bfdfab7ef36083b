"""One connection for all rows.

PynamoDB would make a session and a client per model class, each 15–70 ms of a cold start; here the
models share one connection over the one client that bootstrap makes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pynamodb.connection import Connection, TableConnection
from pynamodb.connection.base import MetaTable

if TYPE_CHECKING:
    from collections.abc import Callable

_KEYS = {"pk": "HASH", "sk": "RANGE"}
"""Of every table."""


class SharedConnection(Connection):
    """PynamoDB's connection over a client made elsewhere; ``full_name`` tells a table's name in the account."""

    def __init__(self, client: Any, full_name: Callable[[str], str]) -> None:
        super().__init__(region=client.meta.region_name)
        self._client = client
        self._known: dict[str, TableConnection] = {}
        self.full_name = full_name

    @property
    def client(self) -> Any:
        return self._client

    def dispatch(self, operation_name: str, operation_kwargs: dict[str, Any]) -> dict[str, Any]:
        """Nobody listens to what PynamoDB tells of a call, or reads what it asks for beside: what capacity it took."""
        return self._make_api_call(operation_name, operation_kwargs)

    def table(self, full_name: str) -> TableConnection:
        if full_name not in self._known:
            self.add_meta_table(_described(full_name))
            self._known[full_name] = _SharedTable(self, full_name)
        return self._known[full_name]


class _SharedTable(TableConnection):
    def __init__(self, connection: Connection, table: str) -> None:
        self.connection = connection
        self.table_name = table


def _described(table: str) -> MetaTable:
    return MetaTable(
        {
            "TableName": table,
            "KeySchema": [{"AttributeName": name, "KeyType": kind} for name, kind in _KEYS.items()],
            "AttributeDefinitions": [{"AttributeName": name, "AttributeType": "S"} for name in _KEYS],
        }
    )


_current: list[SharedConnection] = []


def connect(client: Any, full_name: Callable[[str], str]) -> SharedConnection:
    """Let all rows be read and written over this client, those of modules that are loaded later too."""
    _current[:] = [SharedConnection(client, full_name)]
    return _current[0]


def current() -> SharedConnection:
    return _current[0]
