"""The ZIP that a workbook is, opened part by part; what comes out is counted while it comes."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from chalicelib.domain.errors import Invalid
from chalicelib.spreadsheets.markup import parsed, walk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zipfile import ZipInfo

    from chalicelib.spreadsheets.bounds import Bounds
    from chalicelib.spreadsheets.markup import Listener

CHUNK = 65_536
LARGEST_DIRECTORY = 2_000_000
"""Bytes: room for ten thousand parts. Python makes half a kilobyte of objects of every 46 bytes."""

_END = b"PK\x05\x06"
END, WIDE, LOCATOR = 22, 56, 20
"""Bytes, as zipfile reads them: an end record without a comment, a ZIP64 one without extensions, what leads to that."""

_DAMAGED = (BadZipFile, zlib.error, OSError, EOFError, RuntimeError, ValueError, NotImplementedError, LookupError)
"""What zipfile raises of archives that are not what they say; a RuntimeError where a part is encrypted."""


class Archive:
    """Parts are found whatever the case of their names, and whichever way the slashes of their writer lean."""

    def __init__(self, file: BinaryIO, bounds: Bounds) -> None:
        _check_directory(file)
        try:
            self._zip = ZipFile(file)
        except _DAMAGED:
            raise Invalid("file_damaged") from None
        self._parts = {_plain(part.filename): part for part in self._zip.infolist()}
        self.bounds = bounds

    def __contains__(self, name: str) -> bool:
        return _plain(name) in self._parts

    def walk(self, name: str, listener: Listener) -> None:
        """Tell the listener what stands in a part of XML. Raises Invalid."""
        walk(self.chunks(name), listener, self.bounds)

    def parsed(self, name: str, listener: Listener) -> Iterator[None]:
        """The same, coming back now and then."""
        return parsed(self.chunks(name), listener, self.bounds)

    def named(self, ending: str) -> str | None:
        """The first part whose name ends so."""
        return next((name for name in self._parts if name.endswith(_plain(ending))), None)

    def chunks(self, name: str) -> Iterator[bytes]:
        """Raises Invalid: no such part, damaged, or more than may come."""
        part = self._parts.get(_plain(name))
        if part is None:
            raise Invalid("file_damaged")
        _check_packing(part)
        try:
            with self._zip.open(part) as stream:
                while chunk := stream.read(CHUNK):
                    self.bounds.take(len(chunk))
                    yield chunk
        except _DAMAGED:
            raise Invalid("file_damaged") from None


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()


def _check_packing(part: ZipInfo) -> None:
    """The format allows these two only, and of the others zipfile unpacks as much at once as there is."""
    if part.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise Invalid("file_damaged")


def _check_directory(file: BinaryIO) -> None:
    """Its size stands in the last record: zipfile makes an object of every entry before anybody is asked."""
    size = file.seek(0, 2)
    file.seek(max(0, size - CHUNK - END - LOCATOR - WIDE))
    tail = file.read()
    if any(said > LARGEST_DIRECTORY for said in _directory_sizes(tail, _last_record(tail))):
        raise Invalid("file_damaged")
    file.seek(0)


def _last_record(tail: bytes) -> int:
    """Where zipfile finds it: at the very end, or before a comment."""
    plain = tail[-END:]
    if len(plain) == END and plain.startswith(_END) and plain.endswith(b"\0\0"):
        return len(tail) - END
    return tail.rfind(_END)


def _directory_sizes(tail: bytes, place: int) -> Iterator[int]:
    """What the last record says, and the wide one before it (ZIP64), which zipfile believes wherever it is."""
    wide = tail[place - LOCATOR - WIDE : place] if place >= LOCATOR + WIDE else b""
    if wide.startswith(b"PK\x06\x06") and wide[WIDE:].startswith(b"PK\x06\x07"):
        yield int.from_bytes(wide[40:48], "little")
    elif place >= 0:
        yield int.from_bytes(tail[place + 12 : place + 16], "little")
