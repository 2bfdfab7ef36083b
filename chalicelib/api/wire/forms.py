"""What all wire forms have in common. Money is kopecks, times are UTC, names are camelCase outside."""

from collections.abc import Callable
from typing import TypeVar

import msgspec

from chalicelib.domain.errors import Invalid

Value = TypeVar("Value")


class Wire(msgspec.Struct, rename="camel", frozen=True):
    """camelCase outside."""


class Asked(Wire, frozen=True, forbid_unknown_fields=True):
    """What an organizer asks for, often by hand: a misspelt name is refused and does not go unnoticed."""


def read_field(field: str, read: Callable[[str], Value], text: str) -> Value:
    """``read(text)``, its refusal naming the field. Raises Invalid."""
    try:
        return read(text)
    except Invalid as error:
        raise Invalid(error.reason, field, **error.values) from None
