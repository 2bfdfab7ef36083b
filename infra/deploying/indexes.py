"""A table takes one new index in an update: a release that brings more is prepared step by step."""

import copy
from collections.abc import Iterator, Mapping
from typing import Any

Template = Mapping[str, Any]


def steps(present: Template, wanted: Template) -> Iterator[dict[str, Any]]:
    """Templates to deploy before ``wanted``: the present one, each with one more index of a table than the last.

    The functions stay as they are until every list they will read is there.
    """
    missing = {name: _missing(table, wanted["Resources"][name]) for name, table in _tables(present, wanted)}
    grown = copy.deepcopy(dict(present))
    for step in range(max(map(len, missing.values()), default=0) - 1):
        for name, indexes in missing.items():
            if step < len(indexes) - 1:
                _add(grown["Resources"][name]["Properties"], indexes[step], wanted["Resources"][name]["Properties"])
        yield copy.deepcopy(grown)


def _tables(present: Template, wanted: Template) -> Iterator[tuple[str, Any]]:
    for name, resource in present["Resources"].items():
        if resource["Type"] == "AWS::DynamoDB::Table" and name in wanted["Resources"]:
            yield name, resource


def _missing(table: Template, wanted: Template) -> list[dict[str, Any]]:
    there = {index["IndexName"] for index in _indexes(table)}
    return [index for index in _indexes(wanted) if index["IndexName"] not in there]


def _indexes(table: Template) -> list[dict[str, Any]]:
    indexes: list[dict[str, Any]] = table["Properties"].get("GlobalSecondaryIndexes", [])
    return indexes


def _add(table: dict[str, Any], index: dict[str, Any], wanted: Template) -> None:
    """With the attributes of its keys: those that no key uses are refused."""
    table["GlobalSecondaryIndexes"] = [*table.get("GlobalSecondaryIndexes", ()), index]
    known = {attribute["AttributeName"] for attribute in table["AttributeDefinitions"]}
    keys = {key["AttributeName"] for key in index["KeySchema"]} - known
    new = [attribute for attribute in wanted["AttributeDefinitions"] if attribute["AttributeName"] in keys]
    table["AttributeDefinitions"] = [*table["AttributeDefinitions"], *new]
