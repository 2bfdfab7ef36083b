"""Rows → things."""

from typing import TypeVar

import msgspec

Thing = TypeVar("Thing")


def read_thing(body: str | bytes, version: int, kind: type[Thing]) -> Thing:
    """A thing from its stored body, at the version of its row."""
    thing = msgspec.json.decode(body, type=kind)
    object.__setattr__(thing, "version", version)  # fresh from the decoder: nobody has seen it yet
    return thing
