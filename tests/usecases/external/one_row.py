"""The store of a limiter, in memory."""

import re
from collections.abc import Callable, Mapping
from operator import eq, ge, gt, le, lt
from types import SimpleNamespace
from typing import Any

from botocore.exceptions import ClientError

COMPARED: Mapping[str, Callable[[int, int], bool]] = {"=": eq, "<=": le, "<": lt, ">": gt, ">=": ge}


class OneRow:
    """The store of a limiter, which has one row: it moves it as DynamoDB would."""

    meta = SimpleNamespace(region_name="eu-central-1")

    def __init__(self) -> None:
        self.row: dict[str, int] = {}

    def update_item(self, **wish: Any) -> Any:
        known = {name: int(value["N"]) for name, value in wish["ExpressionAttributeValues"].items()} | self.row
        alternatives = wish.get("ConditionExpression", "").split(" OR ")
        if not any(all(self._holds(part, known) for part in each.split(" AND ")) for each in alternatives):
            raise ClientError({"Error": {"Code": "ConditionalCheckFailedException"}}, "UpdateItem")
        setting, _, removing = wish["UpdateExpression"].partition("REMOVE ")
        for move in re.findall(r"(\w+) = (.+?)(?=, \w+ = | *$)", setting):
            self.row[move[0]] = sum(self._value(term, known) for term in move[1].split(" + "))
        for name in removing.split(", "):
            self.row.pop(name, None)
        return {"Attributes": {name: {"N": str(value)} for name, value in self.row.items()}}

    def get_item(self, **wish: Any) -> Any:
        return {"Item": {name: {"N": str(value)} for name, value in self.row.items()}}

    def _value(self, term: str, known: Mapping[str, int]) -> int:
        first, _, second = term.removeprefix("if_not_exists(").removesuffix(")").partition(", ")
        return known[first] if first in known else known[second]

    def _holds(self, condition: str, known: Mapping[str, int]) -> bool:
        if condition.startswith("attribute_"):
            function, _, name = condition.removesuffix(")").partition("(")
            return (name in known) is (function == "attribute_exists")
        left, sign_, right = condition.split() or ("", "", "")
        if left not in known or right not in known:
            return not condition
        return COMPARED[sign_](known[left], known[right])
