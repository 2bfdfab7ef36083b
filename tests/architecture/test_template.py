"""The deployed template and the rows agree on tables, keys and indexes."""

from chalicelib.storage.rows import OrderRow
from chalicelib.storage.tables import TABLES
from infra import environment

RESOURCES = environment.template()["Resources"]
DECLARED = {name: each["Properties"] for name, each in RESOURCES.items() if each["Type"] == "AWS::DynamoDB::Table"}


def test_every_table_of_the_rows_is_declared_and_no_other() -> None:
    assert {f"{table.capitalize()}Table" for table in TABLES} == DECLARED.keys()


def test_keys_are_the_same_in_rows_and_template() -> None:
    for table, models in TABLES.items():
        schema = DECLARED[f"{table.capitalize()}Table"]["KeySchema"]
        declared = [(key["AttributeName"], key["KeyType"]) for key in schema]
        for model in models:
            keys = model._get_schema()["key_schema"]
            assert [(key["AttributeName"], key["KeyType"]) for key in keys] == declared


def test_the_index_of_lists_carries_just_the_card() -> None:
    (index,) = DECLARED["OrdersTable"]["GlobalSecondaryIndexes"]
    assert index["IndexName"] == "by_buyer"
    assert [key["AttributeName"] for key in index["KeySchema"]] == ["buyer_key", "placed"]
    assert index["Projection"] == {"ProjectionType": "INCLUDE", "NonKeyAttributes": ["card"]}
    assert {"buyer_key", "placed", "card"} <= OrderRow.get_attributes().keys()


def test_tables_outlive_a_stack_by_mistake() -> None:
    tables = [each for each in RESOURCES.values() if each["Type"] == "AWS::DynamoDB::Table"]
    assert all(each["DeletionPolicy"] == "Retain" for each in tables)
