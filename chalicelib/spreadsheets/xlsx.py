"""XLSX (Office Open XML), read row by row; formulas are not run, their last values are read."""

from __future__ import annotations

import zlib
from datetime import date, datetime
from typing import TYPE_CHECKING, BinaryIO
from zipfile import BadZipFile, ZipFile

from chalicelib.domain.errors import Invalid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from chalicelib.domain.file_rows import Row

LARGEST_UNPACKED = 150_000_000
HIGHEST_RATIO = 200
SMALL = 1_000_000
"""Bytes; below it the ratio says nothing."""

MOST_COLUMNS = 60
LAST_ROW = 1_048_576
"""Of any workbook. The reader fills gaps with empty rows: one that says it is the billionth would take hours."""

_BLANK = (None,) * MOST_COLUMNS


def read_xlsx(file: BinaryIO) -> Iterator[Row]:
    """Rows of the first sheet that hold something. Raises Invalid: not a workbook, damaged, or unpacks to too much."""
    _check_archive(file)
    import openpyxl  # heavy, and only an import of a file needs it

    try:
        book = openpyxl.load_workbook(file, read_only=True, data_only=True)
        # The limits are given because some writers lie about them.
        rows = book.worksheets[0].iter_rows(max_row=LAST_ROW + 1, max_col=MOST_COLUMNS, values_only=True)
        for number, cells in enumerate(rows, 1):
            if number > LAST_ROW:
                raise Invalid("file_damaged")
            if cells != _BLANK:
                yield number, [_text(cell) for cell in cells]
    except _DAMAGED:
        raise Invalid("file_damaged") from None


_DAMAGED = (
    *(KeyError, ValueError, IndexError, AttributeError, TypeError, OSError, SyntaxError, EOFError),
    *(BadZipFile, zlib.error, RuntimeError),
)
"""What openpyxl raises when parts of a workbook are missing or are not what they say.

XML errors are SyntaxErrors; a part that is encrypted or packed in an unknown way is a RuntimeError.
"""


def _check_archive(file: BinaryIO) -> None:
    try:
        parts = ZipFile(file).infolist()
    except _DAMAGED:
        raise Invalid("file_damaged") from None
    if not any(part.filename == "xl/workbook.xml" for part in parts):
        raise Invalid("file_foreign")
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    if unpacked > LARGEST_UNPACKED or (unpacked > SMALL and unpacked > packed * HIGHEST_RATIO):
        raise Invalid("file_bomb")
    file.seek(0)


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(round(cell, 2))
    if isinstance(cell, datetime | date):
        return cell.isoformat()
    return str(cell)
