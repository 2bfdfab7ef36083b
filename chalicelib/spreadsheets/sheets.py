"""Any file an organizer drops: what it is, is told by its content, never by its name."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, BinaryIO

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.errors import Invalid
from chalicelib.domain.imports.columns import ORDERS
from chalicelib.domain.imports.import_job import MOST_ROWS
from chalicelib.spreadsheets.bounds import Bounds
from chalicelib.spreadsheets.comma_separated import read_csv, write_csv
from chalicelib.spreadsheets.xlsx import read_xlsx

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from chalicelib.domain.imports.columns import Vocabulary
    from chalicelib.domain.imports.tables import Row, Table

_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
"""The OLE container: XLS, or an XLSX closed with a password."""

_ZIP = b"PK\x03\x04"
_PAGES = (b"<html", b"<!doctype html", b"<table", b"<?xml", b"mime-version:", b"<workbook")
"""What sites and old programs save under the name of a spreadsheet; Excel opens it."""


_NO_TABLES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%PDF", b"RIFF", b"Rar!", b"7z\xbc\xaf")
"""Pictures, documents and other archives."""


class FileSheets(Struct, frozen=True):
    """``ticks`` are seconds of a clock that never goes back: a reading has an end."""

    ticks: Callable[[], float] = monotonic

    def read(self, file: BinaryIO, vocabulary: Vocabulary = ORDERS, most: int = MOST_ROWS) -> Table:
        bounds = Bounds.of(self.ticks, most / MOST_ROWS)
        start = file.read(64)
        file.seek(0)
        if not start:
            raise Invalid("file_empty")
        if start.startswith(_NO_TABLES):
            raise Invalid("file_foreign")
        if start.startswith(_OLD_EXCEL):
            raise Invalid("file_old_excel")
        if start.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_PAGES):
            raise Invalid("file_web_page")
        zipped = start.startswith(_ZIP)
        table = read_xlsx(file, bounds, vocabulary) if zipped else read_csv(file.read(), bounds, vocabulary)
        return replace(table, rows=_limited(table.rows, most))

    def write(self, rows: Iterable[Sequence[str]]) -> bytes:
        return write_csv(rows)


def _limited(rows: Iterable[Row], most: int) -> Iterator[Row]:
    for count, row in enumerate(_telling(rows)):
        if count >= most:
            raise Invalid("file_too_long", limit=most)
        yield row


def _telling(rows: Iterable[Row]) -> Iterator[Row]:
    return (row for row in rows if any(cell.text or cell.flaw for cell in row.cells))
