"""The list of tables → resources."""

from collections.abc import Sequence
from typing import Any

from infra.resources.table import KEYS, WHOLE, Index, Table
from infra.resources.transport import NOTHING, tags

EXPIRING = {"AttributeName": "expires", "Enabled": True}


def table_resources(tables: Sequence[Table]) -> dict[str, Any]:
    """By logical id."""
    return {table.logical: _resource(table) for table in tables}


def _resource(table: Table) -> dict[str, Any]:
    """Kept when the stack goes; the name is explicit, so that functions can be told a prefix alone."""
    return {
        "Type": "AWS::DynamoDB::Table",
        "DeletionPolicy": "Retain",
        "UpdateReplacePolicy": "Retain",
        "Properties": {
            "TableName": {"Fn::Sub": f"${{AWS::StackName}}-{table.name}"},
            "BillingMode": "PAY_PER_REQUEST",
            "AttributeDefinitions": [{"AttributeName": name, "AttributeType": "S"} for name in _attributes(table)],
            "KeySchema": _schema("pk", "sk"),
            "DeletionProtectionEnabled": {"Fn::If": ["Durable", True, False]},
            "PointInTimeRecoverySpecification": {"PointInTimeRecoveryEnabled": {"Fn::If": ["Durable", True, False]}},
            "SSESpecification": {"Fn::If": ["Durable", {"SSEEnabled": True}, NOTHING]},
            "Tags": tags(),
            **({"GlobalSecondaryIndexes": [_index(each) for each in table.indexes]} if table.indexes else {}),
            **({"StreamSpecification": {"StreamViewType": "NEW_IMAGE"}} if table.stream else {}),
            **({"TimeToLiveSpecification": EXPIRING} if table.expires else {}),
        },
    }


def _attributes(table: Table) -> list[str]:
    """Those of keys, each once."""
    keys = [name for index in table.indexes for name in (index.key, index.sorted_by)]
    return list(dict.fromkeys(("pk", "sk", *keys)))


def _index(index: Index) -> dict[str, Any]:
    return {
        "IndexName": index.name,
        "KeySchema": _schema(index.key, index.sorted_by),
        "Projection": _projection(index.carries),
    }


def _projection(carries: Sequence[str]) -> dict[str, Any]:
    if carries in (WHOLE, KEYS):
        return {"ProjectionType": carries[0]}
    return {"ProjectionType": "INCLUDE", "NonKeyAttributes": list(carries)}


def _schema(key: str, sorted_by: str) -> list[dict[str, str]]:
    return [{"AttributeName": key, "KeyType": "HASH"}, {"AttributeName": sorted_by, "KeyType": "RANGE"}]
