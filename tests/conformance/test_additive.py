"""What breaks whoever was written for an earlier description is told with its place; what adds to it is not."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from tests.conformance.additive import breaks

TITLE = {"type": "string", "maxLength": 80}
SHELF = {
    "type": "object",
    "properties": {
        "id": {"type": "string"},
        "state": {"enum": ["full", "empty"]},
        "over": {"$ref": "#/components/schemas/Shelf"},
    },
    "required": ["id"],
}
OLD: dict[str, Any] = {
    "paths": {
        "/shelves": {
            "post": {
                "parameters": [{"name": "dry", "in": "query", "schema": {"type": "boolean"}}],
                "requestBody": {
                    "required": True,
                    "content": {
                        "application/json": {
                            "schema": {
                                "type": "object",
                                "properties": {
                                    "title": TITLE,
                                    "size": {"anyOf": [{"type": "integer"}, {"type": "null"}]},
                                },
                                "required": ["title"],
                                "additionalProperties": False,
                            }
                        }
                    },
                },
                "responses": {
                    "201": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Shelf"}}}}
                },
            }
        }
    },
    "components": {"schemas": {"Shelf": SHELF}},
}


def _post(told: Any) -> Any:
    return told["paths"]["/shelves"]["post"]


def _asked(told: Any) -> Any:
    return _post(told)["requestBody"]["content"]["application/json"]["schema"]


def _shelf(told: Any) -> Any:
    return told["components"]["schemas"]["Shelf"]


BREAKING: dict[str, Callable[[Any], Any]] = {
    "POST /shelves is gone": lambda it: it["paths"].pop("/shelves"),
    "POST /shelves: dry is not taken any more": lambda it: _post(it)["parameters"].clear(),
    "POST /shelves: dry has to be named now": lambda it: _post(it)["parameters"][0].update(required=True),
    "POST /shelves: 201 is not answered any more": lambda it: _post(it).update(responses={"200": {}}),
    "POST /shelves: body.size is gone": lambda it: _asked(it)["properties"].pop("size"),
    "POST /shelves: body.size has to be named now": lambda it: _asked(it)["required"].append("size"),
    "POST /shelves: body.size: null is another type": lambda it: _asked(it)["properties"].update(
        size={"type": "integer"}
    ),
    "POST /shelves: body.title: maxLength is tighter": lambda it: _asked(it)["properties"]["title"].update(
        maxLength=40
    ),
    "POST /shelves: body.title: pattern is tighter": lambda it: _asked(it)["properties"]["title"].update(pattern="a"),
    "POST /shelves: body.title: only some values are taken now": lambda it: _asked(it)["properties"]["title"].update(
        enum=["a"]
    ),
    "POST /shelves: 201.id is gone": lambda it: _shelf(it)["properties"].pop("id"),
    "POST /shelves: 201.id may be missing now": lambda it: _shelf(it)["required"].clear(),
    "POST /shelves: 201.id: integer is another type": lambda it: _shelf(it)["properties"].update(
        id={"type": "integer"}
    ),
    "POST /shelves: 201.state: full is gone": lambda it: _shelf(it)["properties"]["state"]["enum"].remove("full"),
}
ADDING: tuple[Callable[[Any], Any], ...] = (
    lambda it: None,
    lambda it: it["paths"].update({"/rooms": {"get": {"responses": {"200": {}}}}}),
    lambda it: _post(it)["parameters"].append({"name": "more", "in": "query", "schema": {"type": "string"}}),
    lambda it: _asked(it)["properties"].update(colour={"type": "string"}),
    lambda it: _asked(it)["properties"]["title"].update(maxLength=100),
    lambda it: _asked(it)["required"].remove("title"),
    lambda it: _shelf(it)["properties"].update(colour={"type": "string"}),
    lambda it: _shelf(it)["required"].append("state"),
    lambda it: _shelf(it)["properties"]["state"]["enum"].append("gone"),
    lambda it: _post(it)["responses"].update({"410": {}}),
)


@pytest.mark.parametrize("said", BREAKING)
def test_a_break_is_told_with_its_place(said: str) -> None:
    new = deepcopy(OLD)
    BREAKING[said](new)
    assert said in breaks(OLD, new)


def test_what_is_added_breaks_nobody() -> None:
    for change in ADDING:
        new = deepcopy(OLD)
        change(new)
        assert breaks(OLD, new) == []
