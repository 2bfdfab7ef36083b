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
        self._bounds = bounds

    def __contains__(self, name: str) -> bool:
        return _plain(name) in self._parts

    def walk(self, name: str, listener: Listener) -> None:
        """Tell the listener what stands in a part of XML. Raises Invalid."""
        walk(self.chunks(name), listener, self._bounds)

    def parsed(self, name: str, listener: Listener) -> Iterator[None]:
        """The same, coming back now and then."""
        return parsed(self.chunks(name), listener, self._bounds)

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
                    self._bounds.take(len(chunk))
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
    file.seek(max(0, size - CHUNK - 22))
    tail = file.read()
    place = tail.rfind(b"PK\x05\x06")
    said = int.from_bytes(tail[place + 12 : place + 16], "little") if place >= 0 else 0
    if said > LARGEST_DIRECTORY and (said != 0xFFFFFFFF or size > LARGEST_DIRECTORY):
        raise Invalid("file_damaged")
    file.seek(0)
