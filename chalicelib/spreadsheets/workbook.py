"""The parts of a workbook around its sheets: their names, its texts, and how its cells look."""

from __future__ import annotations

import posixpath
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.errors import Invalid
from chalicelib.spreadsheets.markup import flagged, related
from chalicelib.spreadsheets.shared_texts import SharedTexts
from chalicelib.spreadsheets.styles import Styles

if TYPE_CHECKING:
    from collections.abc import Mapping

    from chalicelib.spreadsheets.archive import Archive

MAIN = "xl/workbook.xml"
MOST_SHEETS = 50
MOST_RELATIONS = 100_000
LONGEST_NAME = 100
LONGEST_ADDRESS = 500
BOOKS_OF_OTHERS = {"mimetype": "file_ods", "xl/workbook.bin": "file_xlsb", "index/document.iwa": "file_numbers"}


class Sheet(Struct, frozen=True):
    name: str
    part: str
    hidden: bool


class Workbook(Struct, frozen=True):
    """``uncounted``: its formulas are counted only when Excel opens it, so a formula's nought may mean nothing."""

    archive: Archive
    sheets: tuple[Sheet, ...]
    texts: SharedTexts
    styles: Styles
    since: date
    uncounted: bool


def open_workbook(archive: Archive) -> Workbook:
    """Raises Invalid: not a workbook, damaged, or too much."""
    if MAIN not in archive:
        _tell_what_it_is(archive)
    parsed = _Book()
    archive.walk(MAIN, parsed)
    parts = relations(archive, MAIN)
    sheets = [
        Sheet(name, parts[place][1], hidden)
        for name, place, hidden in parsed.sheets
        if place in parts and parts[place][0] == "worksheet"
    ]
    if not sheets:
        raise Invalid("file_damaged")
    texts, styles = SharedTexts(), Styles()
    if part := _found(archive, parts, "sharedStrings"):
        archive.walk(part, texts)
    if part := _found(archive, parts, "styles"):
        archive.walk(part, styles)
    since = date(1904, 1, 1) if parsed.since_1904 else date(1899, 12, 30)
    return Workbook(
        archive=archive,
        sheets=tuple(sheets[:MOST_SHEETS]),
        texts=texts,
        styles=styles,
        since=since,
        uncounted=parsed.uncounted,
    )


def relations(archive: Archive, part: str) -> Mapping[str, tuple[str, str]]:
    """What a part names by an id: the kind, and the part or the address outside."""
    folder, name = posixpath.split(part)
    listed = f"{folder}/_rels/{name}.rels"
    if listed not in archive:
        return {}
    parsed = _Relations(folder)
    archive.walk(listed, parsed)
    return parsed.found


def _found(archive: Archive, parts: Mapping[str, tuple[str, str]], kind: str) -> str | None:
    """By its relationship, or by its name where a writer has put it elsewhere than it says."""
    named = next((place for each, place in parts.values() if each == kind), None)
    if named is not None and named in archive:
        return named
    beside = archive.named(f"/{kind}.xml")
    if named is not None and beside is None:
        raise Invalid("file_damaged")
    return beside


def _tell_what_it_is(archive: Archive) -> None:
    for part, reason in BOOKS_OF_OTHERS.items():
        if part in archive:
            if part == "mimetype" and not _is_spreadsheet(archive):
                continue
            raise Invalid(reason)
    raise Invalid("file_foreign")


def _is_spreadsheet(archive: Archive) -> bool:
    return b"opendocument.spreadsheet" in next(archive.chunks("mimetype"), b"")


class _Book:
    def __init__(self) -> None:
        self.sheets: list[tuple[str, str, bool]] = []
        self.since_1904 = self.uncounted = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "sheet" and len(self.sheets) < 10 * MOST_SHEETS:
            hidden = attributes.get("state") in ("hidden", "veryHidden")
            self.sheets.append((attributes.get("name", "")[:LONGEST_NAME], related(attributes)[:LONGEST_NAME], hidden))
        elif name == "workbookPr":
            self.since_1904 = flagged(attributes.get("date1904"))
        elif name == "calcPr":
            self.uncounted = flagged(attributes.get("fullCalcOnLoad"))

    def end(self, name: str) -> None: ...

    def text(self, text: str) -> None: ...


class _Relations:
    def __init__(self, folder: str) -> None:
        self._folder = folder
        self.found: dict[str, tuple[str, str]] = {}

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name != "Relationship":
            return
        if len(self.found) >= MOST_RELATIONS:
            raise Invalid("file_bomb")
        target = attributes.get("Target", "")[:LONGEST_ADDRESS]
        if attributes.get("TargetMode") != "External":
            target = target.replace("\\", "/")
            target = posixpath.normpath(posixpath.join("/", self._folder, target)).lstrip("/")
        kind = attributes.get("Type", "").rpartition("/")[2][:LONGEST_NAME]
        self.found[attributes.get("Id", "")[:LONGEST_NAME]] = (kind, target)

    def end(self, name: str) -> None: ...

    def text(self, text: str) -> None: ...
