"""What calls write, in words: ``claim journal once order ?buyer`` is one transaction."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from tests.crash.wire import Call

COMMIT = "dynamodb.TransactWriteItems"
SIGNS: Mapping[str, str] = {"Put": "", "ConditionCheck": "?", "Delete": "-", "Update": "+"}
"""How a write stands in the words: what is only looked at, removed, counted."""

KINDS = frozenset(
    {
        *("account", "address", "poll", "record", "comparison"),
        *("access", "api_key", "asked", "begun", "buyer", "claim", "code", "comment", "community", "connection"),
        *("counter", "forms", "gate", "identity", "link", "loads", "message", "once", "order", "organizer", "points"),
        *("progress", "pull", "queue", "rule-counts", "rules", "session", "view", "watched", "wording"),
    }
)
"""Rows that say themselves what they are, in one of their keys; the others are told by their table."""

EXTERNAL_ORDER = "external"
"""An order of a marketplace, which is none of ours."""


def effects(calls: Sequence[Call]) -> tuple[str, ...]:
    """One after the other; of calls outside the tables, and of what partners are told, the names."""
    return tuple(_said(call) for call in calls if call.writes or call.tells)


def _said(call: Call) -> str:
    if call.name != COMMIT:
        return call.name
    items = json.loads(call.body)["TransactItems"]
    said = Counter(f"{SIGNS[kind]}{_row(write)}" for item in items for kind, write in item.items())
    return " ".join(name if count == 1 else f"{name}×{count}" for name, count in sorted(said.items(), key=_words_first))


def _words_first(said: tuple[str, int]) -> tuple[bool, str]:
    return not said[0][0].isalpha(), said[0]


def _row(write: Mapping[str, Any]) -> str:
    key = write.get("Item") or write["Key"]
    kinds = str(key["sk"]["S"]).partition("#")[0], str(key["pk"]["S"]).rpartition("#")[2]
    table = str(write["TableName"]).split("-")[2].removesuffix("Table").lower()
    kind = next((kind for kind in kinds if kind in KINDS), table)
    return EXTERNAL_ORDER if (table, kind) == ("external", "order") else kind
