"""CSV as it is met: UTF-8 or Windows-1251, semicolons, commas or tabs."""

from __future__ import annotations

import csv
import re
from io import StringIO
from typing import TYPE_CHECKING

from chalicelib.domain.columns import read_heading
from chalicelib.domain.errors import Invalid
from chalicelib.domain.file_rows import HEADING_WITHIN, Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_FORMULA = re.compile(
    r"(^|[;,\t\r\n])"  # where a cell begins, also for a program that takes another sign for the separator
    r"(?=[^\w;,\t\r\n]*"  # gaps, quotes and invisible signs: some programs look past them
    r"[=+\-@＝＋－＠﹦﹢﹣﹫⁼⁺₌₊﬩⩵⩶])"  # Excel of some countries takes wide signs for plain ones
)
_LONGEST_CELL = 32_767


def read_csv(content: bytes) -> Iterator[Row]:
    """Rows by the number of the line they begin on. Raises Invalid when it is not a text."""
    text = _decode(content)
    reader = csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text))
    csv.field_size_limit(_LONGEST_CELL)
    line = 1
    try:
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1
    except csv.Error:
        raise Invalid("file_foreign") from None


def _decode(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decoded(content, "utf-16")
    if b"\x00" in content:
        raise Invalid("file_foreign")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _decoded(content, "cp1251")


def _decoded(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise Invalid("file_foreign") from None


def _delimiter(text: str) -> str:
    """The sign that makes the best heading; signs in the cells themselves prove nothing."""
    lines = text[:20_000].splitlines()[:HEADING_WITHIN]
    return max(";,\t", key=lambda sign: max((len(read_heading(line.split(sign))) for line in lines), default=0))


def write_csv(rows: Iterable[Sequence[str]]) -> bytes:
    """UTF-8 with a mark and semicolons: what a Russian Excel opens by a double click."""
    out = StringIO(newline="")
    csv.writer(out, delimiter=";").writerows([[_harmless(cell) for cell in row] for row in rows])
    return out.getvalue().encode("utf-8-sig")


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula (OWASP, CSV injection)."""
    return _FORMULA.sub(r"\1'", cell)
