"""Lists that are read page by page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Page(Generic[Thing]):
    """Some of a list; ``cursor`` leads to the rest and is None at the end. It is opaque and signed."""

    things: Sequence[Thing]
    cursor: str | None = None
