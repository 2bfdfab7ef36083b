"""What was in a file and not to be seen, or was to be seen and is not taken: said before anything is saved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from chalicelib.domain.imports.columns import Column, rivals
from chalicelib.domain.imports.findings import Remark
from chalicelib.domain.imports.headings import Found
from chalicelib.domain.imports.row_cells import RowCells
from chalicelib.domain.imports.tables import Table, letters, ranges, shortened, tidy

NAMED = 5
"""Sheets that a remark names."""


class Seen(Struct):
    """Gathered row by row; lists of numbers of rows."""

    remarks: list[Remark] = field(default_factory=list)
    hidden: list[int] = field(default_factory=list)
    struck: list[int] = field(default_factory=list)
    beyond: list[int] = field(default_factory=list)
    totals: list[int] = field(default_factory=list)
    passed: list[int] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    joined: dict[Column, list[int]] = field(default_factory=dict)

    def look(self, cells: RowCells, found: Found) -> None:
        """At a row that is taken."""
        row = cells.row
        if row.hidden:
            self.hidden.append(row.number)
        if any(cell.struck for column in cells.heading for cell in cells.at(column)):
            self.struck.append(row.number)
        if any(_is_beyond(place, found) and tidy(cell.text) for place, cell in enumerate(row.cells)):
            self.beyond.append(row.number)
        for column in cells.heading:
            if any(cell.merged for cell in cells.at(column)):
                self.joined.setdefault(column, []).append(row.number)

    def as_remarks(self) -> Iterator[Remark]:
        """Of kinds of rows first, then of single ones."""
        yield from _of_rows("rows_hidden", self.hidden)
        yield from _of_rows("rows_struck", self.struck)
        for column, rows in self.joined.items():
            yield Remark("cells_joined", None, column, {"rows": ranges(rows), "columns": [f"columns.{column}"]})
        yield from _of_rows("headings_again", self.headings)
        yield from _of_rows("totals_passed", self.totals)
        yield from _of_rows("rows_passed", self.passed)
        yield from _of_rows("cells_beyond", self.beyond)
        yield from self.remarks


def of_table(table: Table, found: Found) -> Iterator[Remark]:
    """What concerns the whole file."""
    sheet = shortened(table.sheet)
    if table.sheet_hidden:
        yield Remark("sheet_hidden", values={"sheet": sheet})
    elif table.passed:
        yield Remark("sheet_chosen", values={"sheet": sheet, "passed": _names(table.passed)})
    if table.others:
        yield Remark("sheets_others", values={"sheet": sheet, "others": _names(table.others)})
    if len(found.rows) > 1:
        yield Remark("heading_in_two", values={"rows": ranges(found.rows)})
    for column, taken, other in rivals(found.heading, found.names, found.vocabulary):
        values = {"taken": letters(taken), "other": letters(other), "columns": [f"columns.{column}"]}
        yield Remark("column_rival", column=column, values=values, cell=shortened(found.names[other]))
    hidden = [column for column, places in found.heading.items() if table.hidden.intersection(places)]
    if hidden:
        yield Remark("columns_hidden", values={"columns": [f"columns.{column}" for column in hidden]})


def _is_beyond(place: int, found: Found) -> bool:
    return place >= len(found.names) or not found.names[place]


def _of_rows(reason: str, rows: Sequence[int]) -> Iterator[Remark]:
    if rows:
        yield Remark(reason, values={"count": len(rows), "rows": ranges(rows)})


def _names(sheets: Sequence[str]) -> str:
    more = " …" if len(sheets) > NAMED else ""
    return ", ".join(f"«{shortened(sheet)}»" for sheet in sheets[:NAMED]) + more
