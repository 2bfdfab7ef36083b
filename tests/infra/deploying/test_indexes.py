"""A table that gains several indexes is led there one by one."""

from typing import Any

from infra.deploying.indexes import steps


def template(**tables: dict[str, str]) -> dict[str, Any]:
    """Tables by name: their indexes, each with the attribute of its key."""
    return {"Parameters": {}, "Resources": {name: _table(indexes) for name, indexes in tables.items()}}


def _table(indexes: dict[str, str]) -> dict[str, Any]:
    keys = dict.fromkeys(["pk", *indexes.values()])
    return {
        "Type": "AWS::DynamoDB::Table",
        "Properties": {
            "AttributeDefinitions": [{"AttributeName": name, "AttributeType": "S"} for name in keys],
            "GlobalSecondaryIndexes": [
                {"IndexName": name, "KeySchema": [{"AttributeName": key, "KeyType": "HASH"}]}
                for name, key in indexes.items()
            ],
        },
    }


ORDERS = {"by_buyer": "buyer", "bills": "buyer", "parcels": "buyer", "at_point": "point"}


def test_every_step_adds_one_index_to_a_table_and_the_release_brings_the_last() -> None:
    first, second = steps(template(Orders={"by_buyer": "buyer"}), template(Orders=ORDERS))
    assert first == template(Orders={"by_buyer": "buyer", "bills": "buyer"})
    assert second == template(Orders={"by_buyer": "buyer", "bills": "buyer", "parcels": "buyer"})


def test_several_tables_grow_in_the_same_steps() -> None:
    present = template(Orders={}, Notices={})
    (only,) = steps(present, template(Orders={"bills": "buyer", "at_point": "point"}, Notices={"untold": "untold"}))
    assert only == template(Orders={"bills": "buyer"}, Notices={})


def test_nothing_else_changes_before_the_release() -> None:
    present = {**template(Orders={}), "Description": "the old one"}
    wanted = {**template(Orders=ORDERS, Claims={"waiting": "waiting", "by_buyer": "buyer"}), "Description": "the new"}
    assert {(step["Description"], *step["Resources"]) for step in steps(present, wanted)} == {("the old one", "Orders")}


def test_no_step_is_needed_for_a_first_deployment_nor_for_one_index() -> None:
    assert list(steps({"Resources": {}}, template(Orders=ORDERS))) == []
    assert list(steps(template(Orders={}), template(Orders={"bills": "buyer"}))) == []
    assert list(steps(template(Orders=ORDERS), template(Orders=ORDERS))) == []
