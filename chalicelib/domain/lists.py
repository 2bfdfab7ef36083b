"""Lists that are read page by page."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from msgspec import Struct

Thing = TypeVar("Thing")


class Page(Struct, Generic[Thing], frozen=True):
    """Some of a list; ``cursor`` leads to the rest and is None at the end. It is opaque and signed."""

    things: Sequence[Thing]
    cursor: str | None = None
