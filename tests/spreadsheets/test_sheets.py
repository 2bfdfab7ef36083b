"""Any file an organizer drops, told by its content."""

from io import BytesIO

import pytest

from chalicelib.domain.errors import Invalid
from chalicelib.domain.imports.import_job import MOST_ROWS
from chalicelib.spreadsheets.sheets import FileSheets
from tests.spreadsheets.workbooks import HEADING, numbered, read, workbook

ROW = ["570000000101", "Б-1", "100"]


def test_the_same_table_is_read_from_a_workbook_and_from_a_text() -> None:
    text = "\n".join(";".join(row) for row in (HEADING, ROW)).encode()
    assert numbered(workbook([HEADING, ROW])) == numbered(text) == [(1, HEADING), (2, ROW)]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "file_empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "file_old_excel"),
        (b"\x89PNG\r\n\x1a\n" + bytes(64), "file_foreign"),
        (b"%PDF-1.7\n" + bytes(64), "file_foreign"),
        (b"\x89PNG\r\n\x1a\n" + b"\xfe\x81" * 64, "file_foreign"),
        (b"PK\x03\x04", "file_damaged"),
        (b"PK\x03\x04" + bytes(100), "file_damaged"),
        (b"PK\x05\x06" + bytes(18), "file_foreign"),
    ],
)
def test_a_file_that_is_no_table_is_told_what_is_wrong(content: bytes, reason: str) -> None:
    with pytest.raises(Invalid) as refusal:
        read(content)
    assert refusal.value.reason == reason


def text_of(count: int) -> bytes:
    return "\n".join([";".join(HEADING), *[";".join(ROW)] * (count - 1)]).encode()


def test_the_longest_file_is_read_and_blank_rows_under_it_do_not_count() -> None:
    assert len(read(text_of(MOST_ROWS) + b"\n\n;;\n")) == MOST_ROWS


def test_a_longer_file_is_refused() -> None:
    with pytest.raises(Invalid) as refusal:
        read(text_of(MOST_ROWS + 1))
    assert (refusal.value.reason, refusal.value.values) == ("file_too_long", {"limit": 20_000})


def test_a_file_is_read_row_by_row() -> None:
    """What comes first is known before the rest is looked at, however long the rest is."""
    first = next(iter(FileSheets().read(BytesIO(text_of(MOST_ROWS + 1))).rows))
    assert (first.number, [cell.text for cell in first.cells]) == (1, HEADING)


def test_what_is_written_is_a_table_again() -> None:
    assert numbered(FileSheets().write([HEADING, ROW])) == [(1, HEADING), (2, ROW)]
