"""What is wrong with a body, as a refusal that says what would be right."""

import re
from enum import StrEnum
from typing import Any, get_args

import msgspec

from chalicelib.domain.errors import Invalid

SHOWN = 40
"""Characters of a name that we do not know."""


def refusal_of(message: str, kind: type) -> Invalid:
    """Of what msgspec says when it reads a ``kind``: ``Expected `int`, got `str` - at `$.amount` ``."""
    place = _place(message)
    if name := _found(r"required field `([^`]+)`", message):
        return Invalid("field_missing", _within(place, name), name=name)
    if name := _found(r"unknown field `([^`]+)`", message):
        return Invalid("field_unknown", _within(place, name[:SHOWN]), name=name[:SHOWN])
    if message.startswith("Invalid enum value"):
        return Invalid("choice_unreadable", place, choices=", ".join(_choices(kind, place or "")))
    return _of_another_kind(_found(r"Expected `(\w+)|encoded (\w+)", message), place)


def _of_another_kind(expected: str | None, place: str | None) -> Invalid:
    match expected:
        case "int":
            return Invalid("integer_unreadable", place)
        case "str":
            return Invalid("text_unreadable", place)
        case "bool":
            return Invalid("flag_unreadable", place)
        case "date":
            return Invalid("date_unreadable", place)
        case "datetime":
            return Invalid("time_unreadable", place)
        case "array":
            return Invalid("list_unreadable", place)
    return Invalid("field_unreadable", place)


def _place(message: str) -> str | None:
    return _found(r"at `\$\.?([^`]+)`", message)


def _within(place: str | None, name: str) -> str:
    """The path of the field itself, where msgspec tells that of the object around it."""
    return f"{place}.{name}" if place else name


def _found(pattern: str, message: str) -> str | None:
    match = re.search(pattern, message)
    return next((each for each in match.groups() if each), None) if match else None


def _choices(kind: type, place: str) -> list[str]:
    """The values that the outermost field of ``place`` may have."""
    name = re.split(r"[.\[]", place)[0]
    kinds = [field.type for field in msgspec.structs.fields(kind) if field.encode_name == name]
    choices = [part for part in _parts(kinds) if isinstance(part, type) and issubclass(part, StrEnum)]
    return [each.value for choice in choices for each in choice]


def _parts(kinds: Any) -> list[Any]:
    """Also those that stand inside of a list or beside others."""
    return [part for kind in kinds for part in (kind, *_parts(get_args(kind)))]
