"""The texts that a workbook keeps once for all its cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.domain.errors import Invalid
from chalicelib.domain.imports.tables import LONGEST_CELL
from chalicelib.spreadsheets.markup import flagged

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_TEXTS = 1_200_000
MOST_SIGNS = 30_000_000
"""Of all texts: they are kept in memory, at up to four bytes a sign."""


class RichText:
    """A text that may be written in several runs; ``struck`` tells whether a part of it is struck out.

    What stands beside a text to say how it is read aloud is no part of it.
    """

    def __init__(self) -> None:
        self.struck = False
        self._parts: list[str] = []
        self._length = 0
        self._taking = self._aside = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "t":
            self._taking = not self._aside
        elif name == "strike":
            self.struck = self.struck or flagged(attributes.get("val", "1"))
        elif name == "rPh":
            self._aside = True

    def end(self, name: str) -> None:
        if name == "t":
            self._taking = False
        elif name == "rPh":
            self._aside = False

    def text(self, text: str) -> None:
        if self._taking:
            self._length += len(text)
            if self._length > LONGEST_CELL:
                raise Invalid("cell_too_long", limit=LONGEST_CELL)
            self._parts.append(text)

    def whole(self) -> str:
        return "".join(self._parts)


class SharedTexts:
    """Listens to ``sharedStrings.xml``."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._struck: set[int] = set()
        self._signs = 0
        self._item: RichText | None = None

    def __getitem__(self, place: str) -> tuple[str, bool]:
        """The text, and whether it is struck out. Raises Invalid where the workbook has none."""
        number = int(place) if place.isdecimal() and len(place) < 9 else -1
        if not 0 <= number < len(self._texts):
            raise Invalid("file_damaged")
        return self._texts[number], number in self._struck

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "si":
            self._item = RichText()
        elif self._item:
            self._item.start(name, attributes)

    def end(self, name: str) -> None:
        if name == "si" and self._item:
            self._keep(self._item)
            self._item = None
        elif self._item:
            self._item.end(name)

    def text(self, text: str) -> None:
        if self._item:
            self._item.text(text)

    def _keep(self, item: RichText) -> None:
        text = item.whole()
        self._signs += len(text)
        if len(self._texts) >= MOST_TEXTS or self._signs > MOST_SIGNS:
            raise Invalid("file_bomb")
        if item.struck:
            self._struck.add(len(self._texts))
        self._texts.append(text)
