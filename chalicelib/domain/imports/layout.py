"""How the rows of a table lie: below which heading, and how wide; a heading further down may change both."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.errors import Invalid
from chalicelib.domain.imports.columns import ORDERS, read_heading
from chalicelib.domain.imports.drafts import LineRefused
from chalicelib.domain.imports.findings import Remark
from chalicelib.domain.imports.headings import HEADING_WITHIN, Found, find_heading
from chalicelib.domain.imports.tables import tidy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from chalicelib.domain.imports.columns import Vocabulary
    from chalicelib.domain.imports.seen import Seen
    from chalicelib.domain.imports.tables import Row, Table

LEAST_NAMES = 3
"""Names of columns in one row that make it a heading, and no goods called «Цвет»."""


class Layout(Struct):
    """``width`` are the cells of a row; ``separated``: one too many shifts the others."""

    found: Found = Found()
    width: int = 0
    separated: bool = False

    def check_width(self, row: Row) -> None:
        """A cell too many in a text with separators means that those after some sign have moved. Raises LineRefused."""
        width, count = len(self.found.names), len(row.cells)
        if self.separated and (count > self.width or any(tidy(cell.text) for cell in row.cells[width:])):
            heading = self.found.heading
            last = max(heading, key=lambda column: heading[column][-1])
            raise LineRefused(last, Invalid("cells_more", count=count, width=width))

    def takes_heading(self, row: Row, seen: Seen) -> bool:
        """Whether it is one: the same once more, or that of another table. Then its columns count from here on."""
        vocabulary = self.found.vocabulary
        names = tuple(tidy(cell.text) for cell in row.cells)
        heading = read_heading(names, vocabulary)
        if len(heading) < LEAST_NAMES:
            return False
        again = Found(heading=heading, names=names, rows=(row.number,), vocabulary=vocabulary)
        if again.heading == self.found.heading or not again.complete:
            seen.headings.append(row.number)
        else:
            self.found, self.width = again, max(self.width, len(again.names))
            seen.remarks.append(Remark("heading_changed", row.number, values={"row": row.number}))
        return True


def lay_out(table: Table, vocabulary: Vocabulary = ORDERS) -> tuple[Layout, Iterator[Row]]:
    """By the best heading that there is, and the rows below it."""
    source = iter(table.rows)
    first, following = _first_rows(source)
    found = find_heading(first, vocabulary)
    below = first[found.below :]
    return Layout(found, _width(found, below), table.separated), chain(below, following, source)


def _first_rows(source: Iterator[Row]) -> tuple[list[Row], list[Row]]:
    """Those among which the heading stands, and the one after them that had to be read to know."""
    first: list[Row] = []
    for row in source:
        if row.number > HEADING_WITHIN:
            return first, [row]
        first.append(row)
    return first, []


def _width(found: Found, rows: Sequence[Row]) -> int:
    """Cells of a row, where each ends with one separator or more: several rows have to agree on that."""
    counts = Counter(len(row.cells) for row in rows)
    usual = min((-times, count) for count, times in counts.items()) if counts else (0, 0)
    return max(len(found.names), usual[1] if usual[0] < -1 else 0)
