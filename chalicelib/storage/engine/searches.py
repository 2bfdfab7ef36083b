"""Pages of a list that is looked through: a call reads so many rows and gives those that are wanted."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from msgspec import Struct

from chalicelib.domain.lists import LookedPage
from chalicelib.storage.engine.looking import FIRST, LAST, Span, begin, look

if TYPE_CHECKING:
    from collections.abc import Callable

    from chalicelib.storage.engine.pages import Index
    from chalicelib.storage.engine.reading import Item
    from chalicelib.usecases.ports import Cursors

Thing = TypeVar("Thing")

LOOKED_AT = 500
"""Rows that one call looks at for a few that are wanted: well below the megabyte that the service reads in one."""


class Search(Struct, Generic[Thing], frozen=True):
    """For rows between two places of an index, those that are admitted; ``wish`` tells it from every other.

    One that ``looks`` reads further than it shows.
    """

    wish: str
    looks: bool
    read: Callable[[Item], Thing]
    admits: Callable[[Thing], bool]
    since: str = FIRST
    until: str = LAST

    def admitted(self, item: Item) -> Thing | None:
        thing = self.read(item)
        return thing if self.admits(thing) else None


def read_search(
    client: Any, cursors: Cursors, index: Index, owner: str, *, cursor: str | None, limit: int, search: Search[Thing]
) -> LookedPage[Thing]:
    """At most ``limit`` things of ``owner``; a cursor is good for the same wish. Raises Invalid, Unavailable."""
    if search.since > search.until:  # the service takes no such bounds
        return LookedPage([])
    whose = f"{owner}/{index.row.__name__}/{index.name or ''}/{search.since}/{search.until}/{search.wish}"
    start = begin(cursors, whose, cursor, search.until)
    span = Span(owner=owner, since=search.since, until=search.until, start=start)
    at_most = LOOKED_AT if search.looks else limit
    found = look(client, index, span, limit=limit, at_most=at_most, read=search.admitted)
    if found.at is None:
        return LookedPage(found.things)
    looked = _moment(found.at[-1]) if search.looks else None
    return LookedPage(found.things, cursors.write(whose, list(found.at)), looked)


def _moment(place: str) -> datetime:
    """A place in time, perhaps with an id that tells two of one moment apart, or with a sign that it is put away."""
    return datetime.fromisoformat(place.partition("#")[0].removeprefix("-"))
