"""One connection for all rows, whenever their module is loaded."""

from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from chalicelib.storage.engine import connection
from chalicelib.storage.engine.connection import connect, current
from chalicelib.storage.engine.rows import Row, Table

CLIENT = SimpleNamespace(meta=SimpleNamespace(region_name="eu-central-1"))


class BirdRow(Row):
    class Meta:
        table_name = Table("birds")


@pytest.fixture(autouse=True)
def _before() -> Iterator[None]:
    before = list(connection._current)
    yield
    connection._current[:] = before


def test_rows_go_over_the_client_that_was_connected_last() -> None:
    for prefix in ("first-", "second-"):
        client = SimpleNamespace(meta=CLIENT.meta)
        connect(client, prefix.__add__)
        assert current().client is client
        assert BirdRow.Meta.table_name == f"{prefix}birds"
        assert BirdRow._get_connection().table_name == f"{prefix}birds"
        assert BirdRow._get_connection().connection is current()


def test_a_table_is_known_without_being_asked_for_its_description() -> None:
    table = connect(CLIENT, str).table("birds")
    assert table is current().table("birds")
    assert table.connection.get_meta_table("birds").hash_keyname == "pk"
    assert table.connection.get_meta_table("birds").range_keyname == "sk"
