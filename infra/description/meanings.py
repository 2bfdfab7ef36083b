"""What fields mean and which of them are moments, added to the schemas that their types give."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, get_args

from msgspec import Struct
from msgspec.structs import FieldInfo, fields

from infra.description.glossary import SAID


def meaning(kind: type[Struct], field: FieldInfo) -> str:
    """That of the form, or of the one it is made of; else of the name everywhere. Empty where the name says it."""
    name = field.encode_name
    places = [f"{each.__name__}.{name}" for each in kind.__mro__]
    return next((SAID[place] for place in (*places, name) if place in SAID), "")


def explained(kind: type[Struct], schema: dict[str, Any]) -> dict[str, Any]:
    """The schema of a form, each of its fields with what it means."""
    told = dict(schema["properties"])
    for field in fields(kind):
        words = {"description": text} if (text := meaning(kind, field)) else {}
        told[field.encode_name] = {**clocked(field.type, told[field.encode_name]), **words}
    return {**schema, "properties": told}


def clocked(kind: Any, schema: dict[str, Any]) -> dict[str, Any]:
    """A moment always names its zone; msgspec alone would take one that does not."""
    if datetime not in _parts(kind):
        return schema
    if "anyOf" in schema:
        return {**schema, "anyOf": [clocked(kind, each) for each in schema["anyOf"]]}
    return {**schema, "format": "date-time"} if schema.get("type") == "string" else schema


def structs_of(kinds: Iterable[Any]) -> dict[type[Struct], None]:
    """All forms that these are made of, themselves too, in the order they are met."""
    found: dict[type[Struct], None] = {}
    waiting = list(kinds)
    while waiting:
        kind = waiting.pop(0)
        if isinstance(kind, type) and issubclass(kind, Struct) and kind not in found:
            found[kind] = None
            waiting += [field.type for field in fields(kind)]
        waiting += get_args(kind)
    return found


def _parts(kind: Any) -> Iterator[Any]:
    yield kind
    for each in get_args(kind):
        yield from _parts(each)
