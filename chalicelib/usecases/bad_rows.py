"""Rows of a file that stay out, and what is to be said of it: written by the step that reads it, shown at the desk."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from chalicelib.domain.errors import NotFound
from chalicelib.domain.imports.findings import BadRow, FileNotes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chalicelib.domain.imports.import_job import Import
    from chalicelib.usecases.ports import Communities, Files, Phrases, Sheets

SHOWN_BAD_ROWS = 100
OF_ORDERS = ("row", "column", "cell", "reason", "buyer", "goods", "sheet")
OF_OFFERS = ("row", "column", "cell", "reason", "goods", "sheet")


class Places(Struct, frozen=True):
    """Names of files of one import: its bad rows, the same as a sheet for people, and what is to be known of it."""

    rows: str
    sheet: str
    notes: str


class BadRows(Struct, frozen=True):
    """The first bad rows, how many there are, and where all of them can be fetched."""

    rows: Sequence[BadRow]
    total: int
    download: str | None


def bad_rows_of(files: Files, job: Import, places: Places) -> BadRows:
    if not job.bad_rows:
        return BadRows((), 0, None)
    with suppress(NotFound):  # an erasure takes all files of imports of orders
        rows = msgspec.json.decode(files.read(job.community, places.rows), type=list[BadRow])
        link = files.link(job.community, places.sheet, "bad-rows.csv")
        return BadRows(rows[:SHOWN_BAD_ROWS], job.bad_rows, link)
    return BadRows((), job.bad_rows, None)


def notes_of(files: Files, job: Import, places: Places) -> FileNotes:
    """What is to be known of its file before it is saved."""
    if not job.remarks and not job.incomplete:
        return FileNotes()
    with suppress(NotFound):
        return msgspec.json.decode(files.read(job.community, places.notes), type=FileNotes)
    return FileNotes()


class BadRowsWriter(Struct, frozen=True):
    """``columns`` are those of the sheet, by their names in the catalogue."""

    files: Files
    sheets: Sheets
    communities: Communities
    phrases: Phrases
    columns: Sequence[str] = OF_ORDERS

    def write(self, community: str, bad: Sequence[BadRow], places: Places) -> None:
        language = self.communities.get(community).language
        heading = [self.phrases.phrase(language, f"bad_rows.{name}") for name in self.columns]
        rows = [self._row(language, each) for each in bad]
        self.files.write(community, places.rows, msgspec.json.encode(bad))
        self.files.write(community, places.sheet, self.sheets.write([heading, *rows]))

    def _row(self, language: str, bad: BadRow) -> Sequence[str]:
        told = {
            "row": str(bad.row),
            "column": self.phrases.phrase(language, f"columns.{bad.column}"),
            "cell": bad.cell,
            "reason": self.phrases.phrase(language, f"errors.{bad.reason}", **bad.values),
            "buyer": bad.buyer,
            "goods": bad.goods,
            "sheet": bad.sheet,
        }
        return [told[name] for name in self.columns]
