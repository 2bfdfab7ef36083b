"""What all wire forms have in common. Money is kopecks, times are UTC, names are camelCase outside.

A field is called as the thing's attribute; where JSON calls it otherwise, ``field(name=…)`` says how.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import msgspec

from chalicelib.domain.errors import Invalid

Value = TypeVar("Value")
Form = TypeVar("Form", bound="Wire")


class Wire(msgspec.Struct, rename="camel", frozen=True):
    """camelCase outside."""


class Asked(Wire, frozen=True, forbid_unknown_fields=True):
    """What an organizer asks for, often by hand: a misspelt name is refused and does not go unnoticed."""


class ListQuery(Wire, frozen=True):
    """``cursor`` is that of the page before; the first page is asked for without."""

    cursor: str | None = None


def convert(thing: object, form: type[Form]) -> Form:
    """``thing`` as a form: every field is the attribute of its name."""
    return msgspec.convert(thing, form, from_attributes=True)


def named_of(values: Mapping[str, object]) -> dict[str, Any]:
    """Of what need not be named, what is: the rest stays as it is."""
    return {name: value for name, value in values.items() if value is not msgspec.UNSET}


def read_field(field: str, read: Callable[[str], Value], text: str) -> Value:
    """``read(text)``, its refusal naming the field. Raises Invalid."""
    try:
        return read(text)
    except Invalid as error:
        raise Invalid(error.reason, field, **error.values) from None
