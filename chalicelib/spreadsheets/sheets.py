"""Any file an organizer drops: what it is, is told by its content, never by its name."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, BinaryIO

from chalicelib.domain.errors import Invalid
from chalicelib.domain.imports import MOST_ROWS
from chalicelib.spreadsheets.comma_separated import read_csv, write_csv
from chalicelib.spreadsheets.xlsx import read_xlsx

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from chalicelib.domain.file_rows import Row

_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
"""The OLE container: XLS, or an XLSX closed with a password."""


class FileSheets:
    def read(self, file: BinaryIO) -> Iterable[Row]:
        start = file.read(4)
        file.seek(0)
        if not start:
            raise Invalid("file_empty")
        if start == _OLD_EXCEL:
            raise Invalid("file_old_excel")
        rows = read_xlsx(file) if start == b"PK\x03\x04" else read_csv(file.read())
        return _limited(rows)

    def write(self, rows: Iterable[Sequence[str]]) -> bytes:
        return write_csv(rows)


def _limited(rows: Iterable[Row]) -> Iterable[Row]:
    source = iter(rows)
    yield from islice(source, MOST_ROWS)
    if any(any(cells) for _, cells in source):
        raise Invalid("file_too_long", limit=MOST_ROWS)
