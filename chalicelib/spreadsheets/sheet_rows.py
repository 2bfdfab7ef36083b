"""The cells of a sheet, row by row, as a person sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.errors import Invalid
from chalicelib.domain.imports.tables import EMPTY, LONGEST_CELL, MOST_COLUMNS, Cell, Flaw, Row, shortened
from chalicelib.spreadsheets.markup import flagged
from chalicelib.spreadsheets.number_formats import show
from chalicelib.spreadsheets.shared_texts import RichText
from chalicelib.spreadsheets.sheet_notes import LAST_ROW, Notes, place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from chalicelib.spreadsheets.workbook import Sheet, Workbook

_LOGICAL = {"1": "ИСТИНА", "0": "ЛОЖЬ"}
_LINK = 'HYPERLINK("'


_OF_ROWS = ("cell_too_long", "file_damaged")
"""Refusals of a file for which one row is to blame: it is named."""


def read_rows(book: Workbook, sheet: Sheet, notes: Notes) -> Iterator[Row]:
    """Rows that hold something. Raises Invalid when the sheet is damaged, or is too much."""
    listener = _Rows(book, notes)
    try:
        for _ in book.archive.parsed(sheet.part, listener):
            for row in listener.rows:
                book.archive.bounds.show(sum(len(cell.text) for cell in row.cells))
                yield row
            listener.rows.clear()
    except Invalid as refusal:
        if refusal.reason in _OF_ROWS and listener.number:
            refusal.values = {**refusal.values, "sheet": shortened(sheet.name), "at_row": listener.number}
        raise


class _Pending(Struct):
    """A cell that is being read: its parts as they are written."""

    place: int
    kind: str
    style: str
    value: str | None = None
    formula: str | None = None
    rich: RichText | None = None


class _Rows:
    def __init__(self, book: Workbook, notes: Notes) -> None:
        self.rows: list[Row] = []
        self._book = book
        self._filling = _Filling(notes)
        self.number = 0
        self._hidden = False
        self._cells: dict[int, Cell] = {}
        self._place = -1
        self._pending: _Pending | None = None
        self._text: list[str] | None = None
        self._length = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        pending = self._pending
        if name == "c":
            self._begin_cell(attributes)
        elif name == "row":
            self._begin_row(attributes)
        elif pending and pending.rich:
            pending.rich.start(name, attributes)
        elif pending and name in ("v", "f"):
            self._text, self._length = [], 0
        elif pending and name == "is":
            pending.rich = RichText()

    def end(self, name: str) -> None:
        pending = self._pending
        if name == "row":
            self._end_row()
        elif not pending:
            return
        elif name == "c":
            self._cells[pending.place] = self._read(pending)
            self._pending = None
        elif pending.rich:
            pending.rich.end(name)
        elif self._text is not None and name in ("v", "f"):
            whole, self._text = "".join(self._text), None
            if name == "v":
                pending.value = whole
            else:
                pending.formula = whole

    def text(self, text: str) -> None:
        if self._text is not None:
            self._length += len(text)
            if self._length > LONGEST_CELL:
                raise Invalid("cell_too_long", limit=LONGEST_CELL)
            self._text.append(text)
        elif self._pending and self._pending.rich:
            self._pending.rich.text(text)

    def _begin_row(self, attributes: Mapping[str, str]) -> None:
        said = attributes.get("r", "")
        number = self.number + 1
        if said:
            number = int(said) if said.isdecimal() and len(said) <= 7 else 0
        if not self.number < number <= LAST_ROW:
            raise Invalid("file_damaged")
        self.number, self._place, self._cells = number, -1, {}
        self._hidden = flagged(attributes.get("hidden"))

    def _end_row(self) -> None:
        own = any(cell.text or cell.flaw for cell in self._cells.values())
        cells = self._filling.filled(self.number, self._cells)
        if own:
            width = max(cells) + 1
            self.rows.append(Row(self.number, [cells.get(each, EMPTY) for each in range(width)], self._hidden))

    def _begin_cell(self, attributes: Mapping[str, str]) -> None:
        reference = attributes.get("r")
        found = place(reference) if reference else (self._place + 1, self.number)
        if not found or found[1] != self.number or found[0] <= self._place:
            raise Invalid("file_damaged")
        self._place = found[0]
        if self._place < MOST_COLUMNS:
            self._pending = _Pending(self._place, attributes.get("t", "n"), attributes.get("s", "0"))

    def _read(self, pending: _Pending) -> Cell:
        cell = self._value(pending)
        if (cell.text or cell.flaw) and self._book.styles.struck(pending.style):
            cell = replace(cell, struck=True)
        if pending.formula and pending.formula.startswith(_LINK):
            return replace(cell, link=pending.formula[len(_LINK) :].partition('"')[0])
        link = self._filling.link(pending.place, self.number)
        return replace(cell, link=link) if link else cell

    def _value(self, pending: _Pending) -> Cell:
        value = pending.value
        if pending.rich:
            return Cell(pending.rich.whole(), struck=pending.rich.struck)
        if not value:
            lost = pending.formula is not None and pending.kind != "str"
            return Cell(f"={pending.formula}", flaw=Flaw.FORMULA) if lost else EMPTY
        if pending.kind == "s":
            text, struck = self._book.texts[value.strip()]
            return Cell(text, struck=struck)
        if pending.kind == "n":
            return self._number_cell(pending, value)
        if pending.kind == "e":
            return Cell(value, flaw=Flaw.ERROR)
        if pending.kind == "b":
            return Cell(_LOGICAL.get(value.strip(), value), flaw=Flaw.LOGICAL)
        return Cell(value, flaw=Flaw.DATE if pending.kind == "d" else None)

    def _number_cell(self, pending: _Pending, value: str) -> Cell:
        cell = show(value, self._book.styles.sections(pending.style), self._book.since)
        if pending.formula is not None and self._book.uncounted and cell.exact == "0":
            return Cell(f"={pending.formula}", flaw=Flaw.FORMULA)
        return cell


class _Filling:
    """Rows come in their order, so each column's joined cells are gone through once."""

    def __init__(self, notes: Notes) -> None:
        self._joined = {column: [*reversed(spans)] for column, spans in notes.joined.items()}
        self._values: dict[int, Cell] = {}
        self._links = notes.links

    def link(self, column: int, row: int) -> str:
        return self._links.get((column, row), "")

    def filled(self, number: int, cells: dict[int, Cell]) -> dict[int, Cell]:
        """The row with what joined cells above repeat in it."""
        for column, spans in self._joined.items():
            while spans and spans[-1].last < number:
                spans.pop()
                self._values.pop(column, None)
            if not spans or spans[-1].first > number:
                continue
            if spans[-1].first == number:
                self._values[column] = replace(cells.get(column, EMPTY), merged=True)
            if value := self._values.get(column):
                cells[column] = value
        return cells
