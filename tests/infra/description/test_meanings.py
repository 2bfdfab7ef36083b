"""Every field of the description has its words, unless its name says it; no words are left of what has gone."""

from datetime import datetime
from typing import Any

import msgspec

from infra.description.meanings import clocked, explained, meaning, structs_of
from infra.description.openapi import description
from infra.routes import ROUTES

PLAIN = {
    *("address", "after", "article", "before", "bills", "buyer", "claims", "comments", "community", "connections"),
    *("consent", "count", "counts", "currencies", "filter", "firstName", "founded", "goods", "import", "items", "kept"),
    *("key", "language", "lastName", "lines", "messages", "name", "notices", "option", "orders", "organizer"),
    *("organizers", "parcels", "parts", "payment", "payments", "pickup", "place", "point", "points", "progress"),
    *("purchase", "quantity", "remarks", "rows", "status", "step", "success", "text", "texts", "title", "upload"),
}
"""Names that say it themselves."""


class Shelf(msgspec.Struct, rename="camel"):
    created_at: datetime
    cleared_at: datetime | None = None
    title: str = ""


def test_every_field_is_told_of_unless_its_name_says_it() -> None:
    for name, form in description(ROUTES)["components"]["schemas"].items():
        untold = {field for field, told in form.get("properties", {}).items() if "description" not in told}
        assert untold <= PLAIN, (name, untold - PLAIN)


def test_the_form_s_own_words_come_before_those_of_the_name() -> None:
    (created, _, title) = msgspec.structs.fields(Shelf)
    assert (meaning(Shelf, created), meaning(Shelf, title)) == ("UTC", "")


def test_a_moment_is_told_to_be_one_also_where_it_may_be_missing() -> None:
    schema: dict[str, Any] = msgspec.json.schema(Shelf)["$defs"]["Shelf"]
    told = explained(Shelf, schema)["properties"]
    assert (told["createdAt"]["format"], told["createdAt"]["description"]) == ("date-time", "UTC")
    assert [each.get("format") for each in told["clearedAt"]["anyOf"]] == ["date-time", None]
    assert clocked(str, {"type": "string"}) == {"type": "string"}


def test_forms_are_found_wherever_they_stand() -> None:
    class Room(msgspec.Struct):
        shelves: list[Shelf | None]

    assert list(structs_of([str, tuple[Room, ...]])) == [Room, Shelf]
