"""Lists that are read page by page, and their order."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import Generic, Protocol, TypeVar

from msgspec import Struct

Thing = TypeVar("Thing")


class Made(Protocol):
    @property
    def id(self) -> str: ...

    @property
    def created_at(self) -> datetime: ...


Dated = TypeVar("Dated", bound=Made)


class Page(Struct, Generic[Thing], frozen=True):
    """Some of a list; ``cursor`` leads to the rest and is None at the end. It is opaque and signed."""

    things: Sequence[Thing]
    cursor: str | None = None


class LookedPage(Page[Thing], Generic[Thing], frozen=True):
    """Of a list that had to be looked through: ``looked`` is how far, where that was not to its end."""

    looked: datetime | None = None


def paginated(page: Callable[[str | None], Page[Thing]]) -> Iterator[Thing]:
    """Page after page to the end, each read when it is needed: never in a request over what grows without end."""
    cursor = None
    while True:
        read = page(cursor)
        yield from read.things
        cursor = read.cursor
        if cursor is None:
            return


def newest_first(things: Iterable[Dated]) -> Sequence[Dated]:
    """Of one moment, too, always in the same order."""
    return sorted(things, key=lambda each: (each.created_at, each.id), reverse=True)
