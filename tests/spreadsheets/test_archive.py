"""The ZIP that a workbook is: what it says of itself is not believed."""

from io import BytesIO

import pytest

from chalicelib.domain.errors import Invalid
from chalicelib.spreadsheets.archive import CHUNK, Archive
from chalicelib.spreadsheets.bounds import LARGEST_UNPACKED, Bounds
from tests.spreadsheets.hostile import with_a_directory_of, with_a_wide_directory_of, with_two_ends_of
from tests.spreadsheets.workbooks import HEADING, read, repacked, with_sheet, workbook, zipped

GOOD = workbook([HEADING, [570000000101, "Б-1", 3490.5], [570000000102, "Б-2", 100]])


ROWS = read(GOOD)


def refused(content: bytes) -> str:
    with pytest.raises(Invalid) as refusal:
        read(content)
    return refusal.value.reason


def test_a_bomb_in_a_part_that_nobody_reads_is_not_unpacked() -> None:
    def beside(name: str, part: bytes) -> bytes:
        return part + bytes(2 * LARGEST_UNPACKED) if name == "docProps/app.xml" else part

    assert read(repacked(GOOD, beside)) == ROWS


def test_a_part_larger_than_it_says_is_damage() -> None:
    honest = with_sheet(GOOD, lambda part: part.replace(b"</sheetData>", b" " * 20_000_000 + b"</sheetData>"))
    assert read(honest) == ROWS
    assert refused(declaring(honest, size=1_000)) == "file_damaged"


def test_a_part_that_is_encrypted_or_packed_as_nobody_packs_is_damage() -> None:
    """bzip2 (12) and LZMA (14) would be unpacked as much at once as there is."""
    for name, value in (("flags", 1), ("method", 99), ("method", 14), ("method", 12), ("size", 10), ("packed", 10)):
        assert refused(declaring(GOOD, **{name: value})) == "file_damaged", (name, value)


def declaring(content: bytes, **said: int) -> bytes:
    """The archive, whose directory says something else of the sheet."""
    places = {"flags": (8, 2), "method": (10, 2), "packed": (20, 4), "size": (24, 4)}  # as the format of ZIP has them
    start = content.rindex(b"PK\x01\x02", 0, content.rindex(b"xl/worksheets/sheet1.xml"))
    changed = bytearray(content)
    for name, value in said.items():
        place, width = places[name]
        changed[start + place : start + place + width] = value.to_bytes(width, "little")
    return bytes(changed)


def archive(content: bytes, bounds: Bounds | None = None) -> Archive:
    return Archive(BytesIO(content), bounds or Bounds(lambda: 0, 1))


def reason(content: bytes) -> str:
    with pytest.raises(Invalid) as refusal:
        archive(content)
    return refusal.value.reason


def test_a_part_is_found_however_its_name_is_written() -> None:
    found = archive(zipped(**{"XL\\Workbook.xml": b"<a/>"}))
    for name in ("xl/workbook.xml", "/XL/WORKBOOK.XML", "xl\\workbook.xml"):
        assert name in found
        assert b"".join(found.chunks(name)) == b"<a/>"
    assert found.named("/workbook.XML") == "xl/workbook.xml"
    assert (found.named("styles.xml"), "styles.xml" in found) == (None, False)


def test_a_part_that_is_missing_is_damage_when_it_is_asked_for() -> None:
    found = archive(zipped(a=b"x"))
    with pytest.raises(Invalid, match="file_damaged"):
        next(found.chunks("b"))


def test_what_comes_out_is_counted_while_it_comes() -> None:
    content = zipped(a=bytes(3 * CHUNK))
    assert sum(map(len, archive(content, Bounds(lambda: 0, 1, 3 * CHUNK)).chunks("a"))) == 3 * CHUNK
    came: list[bytes] = []
    with pytest.raises(Invalid, match="file_bomb"):
        came += archive(content, Bounds(lambda: 0, 1, 2 * CHUNK)).chunks("a")
    assert len(came) <= 2


def test_what_is_no_archive_is_damage() -> None:
    whole = zipped(a=b"x")
    for content in (b"", b"PK", b"PK\x03\x04", whole[:-1], whole[:-22], b"PK\x05\x06" + b"\xff" * 18):
        assert reason(content) == "file_damaged", content


def test_a_directory_is_not_read_when_it_says_that_it_is_too_large() -> None:
    """In the last record, in the wide one before it, or in the one of two that a reader of another kind believes."""
    for made in (with_a_directory_of, with_a_wide_directory_of, with_two_ends_of):
        assert reason(made(45_000)) == "file_damaged", made.__name__
    with_comment = bytearray(with_a_directory_of(45_000))
    with_comment[-2:] = (3).to_bytes(2, "little")
    assert reason(bytes(with_comment) + b"abc") == "file_damaged"
