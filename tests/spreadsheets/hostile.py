"""Files that are made to cost: small to send, large or slow to read."""

import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from tests.spreadsheets.books import HEADING, ROW, book_of

SHEET, STYLES, TEXTS = "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/sharedStrings.xml"
LARGE = 70_000_000
_TEXT = b'<c r="A1" t="inlineStr"><is><t>'


def with_part(name: str, before: bytes, unit: bytes, after: bytes, *, size: int = LARGE, pad: int = 0) -> bytes:
    """A workbook one part of which is ``unit`` again and again; ``pad`` makes the packed file look honest."""
    out = BytesIO()
    with ZipFile(BytesIO(book_of(HEADING, ROW))) as old, ZipFile(out, "w", ZIP_DEFLATED, compresslevel=1) as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        with new.open(name, "w") as stream:
            stream.write(before)
            block = unit * (1_000_000 // len(unit) + 1)
            for _ in range(size // len(block)):
                stream.write(block)
            stream.write(after)
        if pad:
            new.writestr(ZipInfo("xl/media/image1.jpeg"), bytes(range(256)) * (pad // 256), ZIP_STORED)
    return out.getvalue()


def in_sheet(unit: bytes, before: bytes = b"", after: bytes = b"", *, size: int = LARGE, pad: int = 0) -> bytes:
    return with_part(
        SHEET, b"<worksheet><sheetData>" + before, unit, after + b"</sheetData></worksheet>", size=size, pad=pad
    )


def packed_by_bzip2() -> bytes:
    out = BytesIO()
    with ZipFile(BytesIO(book_of(HEADING, ROW))) as old, ZipFile(out, "w", ZIP_BZIP2) as new:
        for part in old.namelist():
            new.writestr(part, bytes(400_000_000) if part == SHEET else old.read(part))
    return out.getvalue()


def with_two_ends_of(count: int) -> bytes:
    """The last record begins twice: read from its second beginning it says something small."""
    archive = with_a_directory_of(count)
    directory = len(archive) - 22 - 4
    return archive[:-22] + b"PK\x05\x06" + b"PK\x05\x06" + struct.pack("<2H2LH", 1, 1, directory, 4, 0)


def joined(text: str, rows: int) -> bytes:
    """Sixty columns of one text each, joined over all rows."""
    letters = [chr(65 + place) if place < 26 else chr(64 + place // 26) + chr(65 + place % 26) for place in range(60)]
    merges = "".join(f'<mergeCell ref="{letter}2:{letter}{rows}"/>' for letter in letters)
    heading = "".join(f'<c t="inlineStr"><is><t>{name}</t></is></c>' for name in HEADING)
    first = f'<c t="inlineStr"><is><t>{text}</t></is></c>' * 60
    begin = f"<worksheet><sheetData><row>{heading}</row><row>{first}</row>"
    end = f"</sheetData><mergeCells>{merges}</mergeCells></worksheet>"
    return with_part(SHEET, begin.encode() + b"<row><c><v>1</v></c></row>" * rows, b" ", end.encode(), size=0)


def with_a_wide_directory_of(count: int) -> bytes:
    """What the last record says is small; the wide one (ZIP64) before it says what is there."""
    plain = with_a_directory_of(count)
    directory, start = plain[4:-22], 4
    wide = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, len(directory), start)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, start + len(directory), 1)
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, 46, start, 0)
    return b"PK\x03\x04" + directory + wide + locator + end


def with_a_directory_of(count: int) -> bytes:
    """Entries that are nothing but their names."""
    entry = struct.pack(
        "<4s4B4HL2L5H2L", b"PK\x01\x02", 20, 0, 20, 0, 0, 0, 0, 33, zlib.crc32(b""), 0, 0, 5, 0, 0, 0, 0, 0, 0
    )
    names = [b"%05x" % each for each in range(count)]
    directory = b"".join(entry + name for name in names)
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, len(directory), 4, 0)
    return b"PK\x03\x04" + directory + end


def text_of(unit: str, size: int = 9_900_000) -> bytes:
    content = unit.encode()
    return (";".join(HEADING) + "\n").encode() + content * (size // len(content))


CORPUS: dict[str, Callable[[], bytes]] = {
    "cells": lambda: in_sheet(b'<row><c t="n"><v>1</v></c><c t="n"><v>2</v></c></row>'),
    "empty elements": lambda: in_sheet(b"<a/>"),
    "blanks": lambda: in_sheet(b" "),
    "padded": lambda: in_sheet(b" ", pad=2_000_000),
    "one cell": lambda: in_sheet(b"x", b"<row>" + _TEXT, b"</t></is></c></row>"),
    "one attribute": lambda: in_sheet(b"x", b'<row><c r="', b'"/></row>'),
    "deep": lambda: in_sheet(b"<a>"),
    "merges": lambda: in_sheet(b'<mergeCell ref="A1:A1048576"/>'),
    "links": lambda: in_sheet(b'<hyperlink ref="A1:A1048576" r:id="x"/>'),
    "shared texts": lambda: with_part(TEXTS, b"<sst>", "<si><t>я</t></si>".encode(), b"</sst>"),
    "long shared texts": lambda: with_part(
        TEXTS, b"<sst>", b"<si><t>" + b"x" * 32_000 + "😀".encode() + b"</t></si>", b"</sst>"
    ),
    "looks": lambda: with_part(STYLES, b"<styleSheet><cellXfs>", b"<xf/>", b"</cellXfs></styleSheet>"),
    "formats": lambda: with_part(STYLES, b"<styleSheet>", b'<numFmt numFmtId="1"/>', b"</styleSheet>"),
    "bzip2": packed_by_bzip2,
    "a directory": lambda: with_a_directory_of(190_000),
    "two ends": lambda: with_two_ends_of(190_000),
    "joined cells": lambda: joined("я " * 16_380, 2_300),
    "a wide directory": lambda: with_a_wide_directory_of(190_000),
    "brackets": lambda: book_of(["(" * 32_000] * 50, *[["(" * 32_000]] * 50),
    "a huge number": lambda: in_sheet(b" ", b'<row><c r="A1"><v>1e999999999</v></c></row>', size=0),
    "text of brackets": lambda: text_of("(" * 1_000 + ";"),
    "text of quotes": lambda: text_of('"'),
    "text of separators": lambda: text_of(";"),
    "text of lines": lambda: text_of("\n"),
    "text of one cell": lambda: text_of("x"),
    "links in text": lambda: text_of("ok.ru/dk?" + "friendId=1&" * 500 + "x;;;;;;;\n"),
    "sums in text": lambda: text_of("570000000101;;;a;b;;1;" + "1 000" * 2_000 + ";\n"),
    "phones in text": lambda: text_of("570000000101;;" + "8 916 " * 3_000 + ";a;b;;1;1;\n"),
}
