"""A table of the list as CloudFormation wants it."""

from typing import Any

from infra.resources.table import KEYS, WHOLE, Index, Row, Table
from infra.resources.table_resources import table_resources

ROWS = (Row("`c`", "cart", "a cart"),)


def index(name: str, carries: Any, key: str = "day_key", sorted_by: str = "sk") -> Index:
    return Index(name, key=key, sorted_by=sorted_by, carries=carries, keyed="?", holds="?")


def properties(table: Table) -> dict[str, Any]:
    (resource,) = table_resources([table]).values()
    assert resource["DeletionPolicy"] == resource["UpdateReplacePolicy"] == "Retain"
    found: dict[str, Any] = resource["Properties"]
    return found


def test_a_plain_table_has_its_two_keys_and_nothing_that_costs() -> None:
    made = properties(Table("carts", ROWS))
    assert made["KeySchema"] == [
        {"AttributeName": "pk", "KeyType": "HASH"},
        {"AttributeName": "sk", "KeyType": "RANGE"},
    ]
    assert [each["AttributeName"] for each in made["AttributeDefinitions"]] == ["pk", "sk"]
    assert made.keys().isdisjoint({"GlobalSecondaryIndexes", "StreamSpecification", "TimeToLiveSpecification"})


def test_attributes_of_keys_are_declared_once_and_no_others_are() -> None:
    """CloudFormation refuses one too many as well as one too few."""
    indexes = (
        index("by_day", WHOLE),
        index("by_place", KEYS, "place", "pk"),
        index("by_both", ("x",), "place", "day_key"),
    )
    declared = [
        each["AttributeName"] for each in properties(Table("carts", ROWS, indexes=indexes))["AttributeDefinitions"]
    ]
    assert declared == ["pk", "sk", "day_key", "place"]


def test_an_index_carries_all_the_keys_or_what_it_names() -> None:
    indexes = (index("a", WHOLE), index("b", KEYS), index("c", ("card", "bill")))
    made = properties(Table("carts", ROWS, indexes=indexes))["GlobalSecondaryIndexes"]
    assert [each["Projection"] for each in made] == [
        {"ProjectionType": "ALL"},
        {"ProjectionType": "KEYS_ONLY"},
        {"ProjectionType": "INCLUDE", "NonKeyAttributes": ["card", "bill"]},
    ]


def test_a_stream_shows_new_rows_and_what_expires_says_by_which_attribute() -> None:
    made = properties(Table("carts", ROWS, stream=True, expires=True))
    assert made["StreamSpecification"] == {"StreamViewType": "NEW_IMAGE"}
    assert made["TimeToLiveSpecification"] == {"AttributeName": "expires", "Enabled": True}


def test_where_it_is_durable_it_is_protected_and_elsewhere_it_is_not() -> None:
    made = properties(Table("carts", ROWS))
    assert made["DeletionProtectionEnabled"] == {"Fn::If": ["Durable", True, False]}
    assert made["PointInTimeRecoverySpecification"]["PointInTimeRecoveryEnabled"] == {
        "Fn::If": ["Durable", True, False]
    }
