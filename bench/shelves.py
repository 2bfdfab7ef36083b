"""A DynamoDB that only measures, with all indexes of the deployed tables: every query is a bisection, and it counts.

Of a hundred thousand rows it keeps what they are sorted by; a row is made of its template when it is asked for.
"""

from __future__ import annotations

import bisect
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bench.store import Item, serve
from infra.resources.table import WHOLE
from infra.resources.tables import TABLES

Key = tuple[str, str]
PARTS = re.compile(r"begins_with ?\((\S+), (\S+)\)|(\S+) BETWEEN (\S+) AND (\S+)|(\S+) (=|>=|<=|<|>) (\S+)")
HIGHEST = "\U0010ffff"
COUNTED = ("calls", "returned", "queried", "bytes")


class Sorted:
    """The rows of a table, or of an index, in their order; ``carried`` None: whole rows."""

    def __init__(self, key: str, sorted_by: str, carried: frozenset[str] | None) -> None:
        self.key, self.sorted_by, self.carried = key, sorted_by, carried
        self.places: list[tuple[str, str, str, str, int]] = []

    def add(self, row: Row, number: int) -> None:
        if row.has(self.key, self.sorted_by):
            self.places.append((row.value(self.key), row.value(self.sorted_by), *row.key, number))

    def between(self, owner: str, first: str, last: str) -> tuple[int, int]:
        return bisect.bisect_left(self.places, (owner, first)), bisect.bisect_left(self.places, (owner, last))

    def place_of(self, start: Item) -> int:
        texts = [start[name]["S"] for name in (self.key, self.sorted_by, "pk", "sk")]
        return bisect.bisect_left(self.places, (*texts, -1))


class Row:
    """What is in it beside its template."""

    def __init__(self, template: Mapping[str, Any], values: Mapping[str, str]) -> None:
        self.template, self.values = template, values

    @property
    def table(self) -> str:
        return str(self.template["table"])

    @property
    def key(self) -> Key:
        return self.value("pk"), self.value("sk")

    def has(self, *names: str) -> bool:
        return all(name in self.template["item"] for name in names)

    def value(self, name: str) -> str:
        return self._filled(self.template["item"][name]["S"])

    def item(self, carried: frozenset[str] | None = None) -> Item:
        whole = self.template["item"]
        names = [name for name in whole if carried is None or name in carried]
        return {name: {kind: self._filled(text) for kind, text in whole[name].items()} for name in names}

    def _filled(self, text: str) -> str:
        if "@" in text:
            for name, value in self.values.items():
                text = text.replace(name, value)
        return text


class Shelves:
    def __init__(self, lines: Iterator[str]) -> None:
        templates = json.loads(next(lines))
        self.counters = dict.fromkeys(COUNTED, 0)
        self.rows: list[Row] = []
        self.sorted = dict(_all_sorted())
        self.places: dict[tuple[str, str, str], int] = {}
        for line in lines:
            number, values = json.loads(line)
            self._add(Row(templates[number], values))
        for each in self.sorted.values():
            each.places.sort()

    def _add(self, row: Row) -> None:
        number = len(self.rows)
        self.rows.append(row)
        self.places[row.table, *row.key] = number
        for (table, _), index in self.sorted.items():
            if table == row.table:
                index.add(row, number)

    def answer(self, operation: str, wish: dict[str, Any]) -> dict[str, Any]:
        self.counters["calls"] += 1
        return {"Query": self._query, "BatchGetItem": self._together, "GetItem": self._get}[operation](wish)

    def _query(self, wish: dict[str, Any]) -> dict[str, Any]:
        index = self.sorted[wish["TableName"], wish.get("IndexName")]
        owner, first, last = bounds(wish, index.key)
        low, high = index.between(owner, first, last)
        backwards = wish.get("ScanIndexForward") is False
        if start := wish.get("ExclusiveStartKey"):
            low, high = (low, index.place_of(start)) if backwards else (index.place_of(start) + 1, high)
        limit = wish.get("Limit", high - low)
        some = index.places[max(low, high - limit) : high][::-1] if backwards else index.places[low:high][:limit]
        found = [self.rows[place[-1]].item(index.carried) for place in some]
        self.counters["queried"] += len(found)
        answer = {"Items": self._given(found), "Count": len(found), "ScannedCount": len(found)}
        more = {} if len(found) < limit or not found else {"LastEvaluatedKey": self._key(index, some[-1][-1])}
        return answer | more

    def _key(self, index: Sorted, number: int) -> Item:
        return {name: {"S": self.rows[number].value(name)} for name in {"pk", "sk", index.key, index.sorted_by}}

    def _together(self, wish: dict[str, Any]) -> dict[str, Any]:
        asked = {table: each["Keys"] for table, each in wish["RequestItems"].items()}
        found = {table: self._given([*self._there(table, keys)]) for table, keys in asked.items()}
        return {"Responses": found, "UnprocessedKeys": {}}

    def _get(self, wish: dict[str, Any]) -> dict[str, Any]:
        found = self._given([*self._there(wish["TableName"], [wish["Key"]])])
        return {"Item": found[0]} if found else {}

    def _there(self, table: str, keys: Sequence[Item]) -> Iterator[Item]:
        for key in keys:
            number = self.places.get((table, key["pk"]["S"], key["sk"]["S"]))
            if number is not None:
                yield self.rows[number].item()

    def _given(self, found: list[Item]) -> list[Item]:
        self.counters["returned"] += len(found)
        self.counters["bytes"] += sum(len(str(item)) for item in found)
        return found


def _all_sorted() -> Iterator[tuple[tuple[str, str | None], Sorted]]:
    for table in TABLES:
        yield (table.name, None), Sorted("pk", "sk", None)
        for index in table.indexes:
            own = {"pk", "sk", index.key, index.sorted_by, *index.carries}
            carried = None if index.carries == WHOLE else frozenset(own)
            yield (table.name, index.name), Sorted(index.key, index.sorted_by, carried)


def bounds(wish: Mapping[str, Any], key: str) -> tuple[str, str, str]:
    """Whose rows, and from where up to where, the end not included."""
    names, values = wish.get("ExpressionAttributeNames", {}), wish["ExpressionAttributeValues"]

    def said(token: str) -> str:
        token = token.strip("()")
        return str(values[token]["S"]) if token in values else str(names.get(token, token))

    owner, first, last = "", "", HIGHEST
    for begun, by, within, since, until, name, sign, value in PARTS.findall(wish["KeyConditionExpression"]):
        if begun:
            first, last = said(by), said(by) + HIGHEST
        elif within:
            first, last = said(since), said(until) + "\0"
        elif sign == "=" and said(name) == key:
            owner = said(value)
        elif sign.startswith(">"):
            first = said(value) + ("" if sign == ">=" else "\0")
        else:
            last = said(value) + ("\0" if sign == "<=" else "")
    return owner, first, last


if __name__ == "__main__":
    serve(Shelves)
