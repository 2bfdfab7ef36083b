"""CSV as it is met: in the alphabets of Russian computers, with semicolons, commas, tabs or strokes."""

from __future__ import annotations

import csv
import re
from io import StringIO
from typing import TYPE_CHECKING

from chalicelib.domain.errors import Invalid
from chalicelib.domain.imports.columns import ORDERS, read_heading
from chalicelib.domain.imports.headings import HEADING_WITHIN
from chalicelib.domain.imports.import_job import LARGEST_FILE
from chalicelib.domain.imports.tables import EMPTY, LONGEST_CELL, MOST_COLUMNS, Cell, Row, Table
from chalicelib.spreadsheets.encodings import decode
from chalicelib.spreadsheets.spoilt import trace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from chalicelib.domain.imports.columns import Vocabulary
    from chalicelib.spreadsheets.bounds import Bounds

_FORMULA = re.compile(
    r"(^|[;,\t\r\n])"  # where a cell begins, also for a program that takes another sign for the separator
    r"(?=[^\w;,\t\r\n]*"  # gaps, quotes and invisible signs: some programs look past them
    r"[=+\-@＝＋－＠﹦﹢﹣﹫⁼⁺₌₊﬩⩵⩶])"  # Excel of some countries takes wide signs for plain ones
)
LEAST_SIGNS = 2
"""Separators in a further line of one cell that make it look like a row: a note of several lines has fewer."""

_KEPT_AS_TEXT = re.compile(r'="([^"]{0,300})"')
"""``="00017"``: how a program keeps Excel from reading a number."""


def read_csv(content: bytes, bounds: Bounds, vocabulary: Vocabulary = ORDERS) -> Table:
    """Rows by the number of the line they begin on. Raises Invalid when it is not a text, or nobody can tell which."""
    text = decode(content)
    return Table(_rows(text, bounds, vocabulary), separated=True)


def _rows(text: str, bounds: Bounds, vocabulary: Vocabulary) -> Iterator[Row]:
    sign, line = _delimiter(text, vocabulary), 1
    if declared := _told_delimiter(text):
        sign, text, line = declared[0], text[declared[1] :], 2
    above, seldom = line - 1, 1_000
    csv.field_size_limit(LARGEST_FILE)  # a cell that is too long is a row that is told, not the end of the file
    reader = csv.reader(StringIO(text, newline=""), delimiter=sign)
    try:
        for cells in reader:
            last = above + reader.line_num
            if any(cells):
                yield _row(line, last, cells, sign)
            line = last + 1
            seldom -= 1
            if not seldom:
                bounds.check_time()
                seldom = 1_000
    except csv.Error:
        raise Invalid("file_foreign") from None


def _row(line: int, last: int, cells: list[str], sign: str) -> Row:
    swallowed = last > line and any("\n" in cell or "\r" in cell for cell in cells) and _has_rows(cells, sign)
    kept = cells[:MOST_COLUMNS]
    return Row(line, [_cell(text) for text in kept], swallowed=swallowed, last=last)


def _has_rows(cells: list[str], sign: str) -> bool:
    """Whether a cell of several lines holds what looks like whole rows."""
    return any(
        part.count(sign) >= LEAST_SIGNS for cell in cells for part in cell.replace("\r", "\n").split("\n")[1:] if part
    ) or any(len(cell) > LONGEST_CELL for cell in cells)


def _cell(text: str) -> Cell:
    if not text:
        return EMPTY
    if text.startswith("=") and (kept := _KEPT_AS_TEXT.fullmatch(text)):
        return Cell(kept.group(1))
    return Cell(text[: LONGEST_CELL + 1], flaw=trace(text))


def _delimiter(text: str, vocabulary: Vocabulary) -> str:
    """The sign that makes the best heading; signs in the cells themselves prove nothing."""
    lines = text[:20_000].splitlines()[:HEADING_WITHIN]
    return max(
        ";,\t|", key=lambda sign: max((len(read_heading(line.split(sign), vocabulary)) for line in lines), default=0)
    )


def _told_delimiter(text: str) -> tuple[str, int] | None:
    """``sep=;`` in the first line, as Excel understands it: the sign, and where the next line begins."""
    first = text[:10].splitlines(keepends=True)[:1]
    if first and len(first[0].rstrip("\r\n")) == 5 and first[0].casefold().startswith("sep="):
        return first[0][4], len(first[0])
    return None


def write_csv(rows: Iterable[Sequence[str]]) -> bytes:
    """UTF-8 with a mark and semicolons: what a Russian Excel opens by a double click."""
    out = StringIO(newline="")
    csv.writer(out, delimiter=";").writerows([[_harmless(cell) for cell in row] for row in rows])
    return out.getvalue().encode("utf-8-sig")


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula (OWASP, CSV injection)."""
    return _FORMULA.sub(r"\1'", cell)
