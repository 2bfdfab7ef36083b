"""The tables, within what DynamoDB lets them be."""

from infra.resources.table import KEYS, WHOLE
from infra.resources.tables import TABLES


def test_a_table_is_called_by_its_word_in_the_template() -> None:
    assert {table.name: table.logical for table in TABLES}["orders"] == "OrdersTable"


def test_every_key_begins_with_the_community_but_the_one_that_finds_it() -> None:
    strangers = [row.pk for table in TABLES for row in table.rows if not row.pk.startswith("`c")]
    assert strangers == ["`group#<OK group>`"]


def test_an_index_is_named_once_keyed_by_two_attributes_and_carries_something() -> None:
    for table in TABLES:
        names = [index.name for index in table.indexes]
        assert len(set(names)) == len(names) <= 20, table.name
        for index in table.indexes:
            assert index.key != index.sorted_by, index.name
            assert index.carries, index.name
            assert index.carries in (WHOLE, KEYS) or not {"ALL", "KEYS_ONLY"} & set(index.carries), index.name


def test_every_table_and_every_index_says_what_it_holds_and_how_it_is_keyed() -> None:
    for table in TABLES:
        assert table.rows, table.name
        assert all(row.pk and row.sk and row.holds for row in table.rows), table.name
        assert all(index.keyed and index.holds for index in table.indexes), table.name


def test_what_is_an_audit_trail_or_a_ledger_never_expires() -> None:
    kept = {"journal", "payments", "orders", "claims", "communities", "buyers", "purchases"}
    assert {table.name for table in TABLES if table.expires} & kept == set()
    assert {table.name for table in TABLES if table.stream} == {"journal"}
