"""What a sheet says of its cells outside of them: joined cells, links, hidden columns. It stands behind the cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from chalicelib.domain.errors import Invalid
from chalicelib.domain.imports.tables import MOST_COLUMNS
from chalicelib.spreadsheets.markup import flagged, related
from chalicelib.spreadsheets.workbook import LONGEST_ADDRESS, LONGEST_NAME, relations

if TYPE_CHECKING:
    from collections.abc import Mapping

    from chalicelib.spreadsheets.archive import Archive

MOST_NOTES = 100_000
LAST_ROW = 1_048_576
LONGEST_COLUMN = 3


class Span(Struct, frozen=True):
    """Rows of one column, from 1 and with the last."""

    first: int
    last: int


class Notes(Struct, frozen=True):
    """By column (0-based). Joined cells lie one below the other; ``links`` are by column and row."""

    joined: Mapping[int, list[Span]] = field(default_factory=dict)
    links: Mapping[tuple[int, int], str] = field(default_factory=dict)
    hidden: frozenset[int] = frozenset()


def read_notes(archive: Archive, part: str) -> Notes:
    parsed = _Notes()
    archive.walk(part, parsed)
    addresses = relations(archive, part) if parsed.links else {}
    links = {place: addresses[name][1] for place, name in parsed.links.items() if name in addresses}
    return Notes({column: _apart(spans) for column, spans in parsed.joined.items()}, links, frozenset(parsed.hidden))


def place(reference: str) -> tuple[int, int] | None:
    """``AB12`` → column (0-based) and row; None for anything else."""
    name = reference.replace("$", "").rstrip("0123456789")
    row = reference.replace("$", "")[len(name) :]
    if not (name.isascii() and name.isalpha() and len(name) <= LONGEST_COLUMN and row and len(row) <= 7):
        return None
    column = 0
    for letter in name.upper():
        column = column * 26 + ord(letter) - 64
    return column - 1, int(row)


def _apart(spans: list[Span]) -> list[Span]:
    """In order, without those that lie over others: no program joins a cell twice."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda each: each.first):
        if not kept or span.first > kept[-1].last:
            kept.append(span)
    return kept


class _Notes:
    def __init__(self) -> None:
        self.joined: dict[int, list[Span]] = {}
        self.links: dict[tuple[int, int], str] = {}
        self.hidden: set[int] = set()
        self._count = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "mergeCell":
            self._join(attributes.get("ref", ""))
        elif name == "hyperlink":
            self._link(attributes.get("ref", ""), related(attributes)[:LONGEST_NAME])
        elif name == "col" and flagged(attributes.get("hidden")):
            self._hide(attributes.get("min", ""), attributes.get("max", ""))

    def end(self, name: str) -> None: ...

    def text(self, text: str) -> None: ...

    def _join(self, reference: str) -> None:
        self._note()
        first, last = _corners(reference)
        if first and last and first[1] < last[1] <= LAST_ROW and first[0] < MOST_COLUMNS:
            self.joined.setdefault(first[0], []).append(Span(first[1], last[1]))

    def _link(self, reference: str, name: str) -> None:
        first, last = _corners(reference)
        if first and last and first[0] < MOST_COLUMNS:
            for row in range(first[1], min(last[1], first[1] + MOST_NOTES) + 1):
                self._note()
                self.links[first[0], row] = name

    def _hide(self, first: str, last: str) -> None:
        if first.isdecimal() and last.isdecimal() and len(first) < 6 and len(last) < 6:
            self.hidden.update(range(int(first) - 1, min(int(last), MOST_COLUMNS)))

    def _note(self) -> None:
        self._count += 1
        if self._count > MOST_NOTES:
            raise Invalid("file_bomb")


def _corners(reference: str) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    if len(reference) > LONGEST_ADDRESS:
        return None, None
    first, _, last = reference.partition(":")
    return place(first), place(last or first)
