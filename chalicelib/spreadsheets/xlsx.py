"""XLSX (Office Open XML), read row by row; formulas are not run, their last values are read."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, BinaryIO

from chalicelib.domain.imports.columns import ORDERS
from chalicelib.domain.imports.headings import HEADING_WITHIN, Found, find_heading
from chalicelib.domain.imports.tables import Table
from chalicelib.spreadsheets.archive import Archive
from chalicelib.spreadsheets.sheet_notes import Notes, read_notes
from chalicelib.spreadsheets.sheet_rows import read_rows
from chalicelib.spreadsheets.workbook import Sheet, Workbook, open_workbook

if TYPE_CHECKING:
    from chalicelib.domain.imports.columns import Vocabulary
    from chalicelib.spreadsheets.bounds import Bounds


def read_xlsx(file: BinaryIO, bounds: Bounds, vocabulary: Vocabulary = ORDERS) -> Table:
    """The sheet that looks like a table of this kind. Raises Invalid: not a workbook, damaged, or too much."""
    book = open_workbook(Archive(file, bounds))
    looked = [(sheet, _look(book, sheet, vocabulary)) for sheet in book.sheets]
    complete = [sheet for sheet, found in looked if found.complete]
    chosen = _first_seen(complete) or max(looked, key=lambda each: (not each[0].hidden, len(each[1].heading)))[0]
    notes = read_notes(book.archive, chosen.part)
    return Table(
        rows=read_rows(book, chosen, notes),
        sheet=chosen.name,
        passed=tuple(sheet.name for sheet in takewhile(lambda sheet: sheet is not chosen, book.sheets)),
        others=tuple(sheet.name for sheet in complete if sheet is not chosen),
        sheet_hidden=chosen.hidden,
        hidden=notes.hidden,
    )


def _first_seen(sheets: list[Sheet]) -> Sheet | None:
    return next((sheet for sheet in sheets if not sheet.hidden), sheets[0] if sheets else None)


def _look(book: Workbook, sheet: Sheet, vocabulary: Vocabulary) -> Found:
    """What the first rows of a sheet say of it."""
    rows = read_rows(book, sheet, Notes())
    return find_heading([*takewhile(lambda row: row.number <= HEADING_WITHIN, rows)], vocabulary)
