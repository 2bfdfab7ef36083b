"""What commits write, row by row; several that are each whole fit into one transaction as long as there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from chalicelib.storage.engine.errors import WritePlaces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from chalicelib.storage.engine.counters import Place
    from chalicelib.usecases.ports import CounterUpdate

MOST_WRITES = 100 - 3
"""Of the hundred that a transaction may have, without the rights of whoever asks (two) and the key of his request."""

MOST_TEXT = 900_000
"""Characters: of four bytes each they are less than the four megabytes that a transaction may have."""

Rows = tuple[Any, ...]


class Writes(Struct, frozen=True):
    """``unchanged`` and ``absent`` are looked at only; ``subject`` is what the first of the facts is about."""

    unchanged: Rows = ()
    absent: Rows = ()
    removed: Rows = ()
    causes: Rows = ()
    saved: Rows = ()
    entries: Rows = ()
    counter_updates: tuple[CounterUpdate, ...] = ()
    subject: str = ""

    def __add__(self, other: Writes) -> Writes:
        return Writes(
            unchanged=self.unchanged + other.unchanged,
            absent=self.absent + other.absent,
            removed=self.removed + other.removed,
            causes=self.causes + other.causes,
            saved=self.saved + other.saved,
            entries=self.entries + other.entries,
            counter_updates=self.counter_updates + other.counter_updates,
            subject=self.subject or other.subject,
        )

    @property
    def rows(self) -> Rows:
        return self.unchanged + self.absent + self.removed + self.causes + self.saved + self.entries

    def places(self, rights: int, has_key: bool, counted: Mapping[Place, Sequence[CounterUpdate]]) -> WritePlaces:
        """``rights``: how many checks they take. The order is that of the commit."""
        marks = rights + len(self.unchanged)
        request_key = marks + len(self.absent) + len(self.removed)
        causes = request_key + has_key
        counters = causes + len(self.causes) + len(self.saved) + len(self.entries)
        return WritePlaces(
            rights=range(rights),
            request_key=request_key if has_key else None,
            causes=range(causes, causes + len(self.causes)),
            counters={counters + place: updates[-1].name for place, updates in enumerate(counted.values())},
            erased=range(marks, marks + len(self.absent)),
        )


def joined(some: Iterable[Writes]) -> Writes:
    return sum(some, Writes())


def together(each: Iterable[Writes]) -> Iterator[Sequence[Writes]]:
    """In their order, as many at once as fit; one that does not fit by itself is the store's to refuse."""
    some: list[Writes] = []
    taken = Room()
    for writes in each:
        room = _room_of(writes)
        if some and not (taken + room).enough:
            yield some
            some, taken = [], Room()
        some.append(writes)
        taken += room
    if some:
        yield some


class Room(Struct, frozen=True):
    """What a transaction is full of: it writes a row once, and moves a counter once. ``count`` is of rows."""

    rows: frozenset[tuple[str, str]] = frozenset()
    count: int = 0
    counters: frozenset[tuple[str, str]] = frozenset()
    text: int = 0

    def __add__(self, other: Room) -> Room:
        return Room(
            self.rows | other.rows, self.count + other.count, self.counters | other.counters, self.text + other.text
        )

    @property
    def enough(self) -> bool:
        once = len(self.rows) == self.count
        return once and self.count + len(self.counters) <= MOST_WRITES and self.text <= MOST_TEXT


def _room_of(writes: Writes) -> Room:
    rows = writes.rows
    return Room(
        rows=frozenset((row.pk, row.sk) for row in rows),
        count=len(rows),
        counters=frozenset((each.counter, each.name.partition("/")[0]) for each in writes.counter_updates),
        text=sum(len(value) for row in rows for value in row.attribute_values.values() if isinstance(value, str)),
    )
