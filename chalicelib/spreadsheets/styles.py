"""How cells look, as far as it changes what a person reads: the format of numbers, and what is struck out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.domain.errors import Invalid
from chalicelib.spreadsheets.markup import flagged
from chalicelib.spreadsheets.number_formats import BUILT_IN, GENERAL, LONGEST_CODE, Section, read_format

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MOST_STYLES = 100_000


class Styles:
    """Listens to ``styles.xml``; a style is a place in its list of looks of cells."""

    def __init__(self) -> None:
        self._codes: dict[str, str] = {str(number): code for number, code in BUILT_IN.items()}
        self._struck: list[bool] = []
        self._looks: list[tuple[str, str]] = []
        self._read: dict[str, Sequence[Section]] = {}
        self._within = ""

    def sections(self, style: str) -> Sequence[Section]:
        """The format of numbers in cells of a style. Raises Invalid where the workbook has no such style."""
        number = self._look(style)[0]
        code = self._codes.get(number, GENERAL)
        if code not in self._read:
            self._read[code] = read_format(code)
        return self._read[code]

    def struck(self, style: str) -> bool:
        font = self._look(style)[1]
        return font.isdecimal() and len(font) < 7 and int(font) < len(self._struck) and self._struck[int(font)]

    def _look(self, style: str) -> tuple[str, str]:
        if style == "0" and not self._looks:
            return "0", "0"
        place = int(style) if style.isdecimal() and len(style) < 7 else -1
        if not 0 <= place < len(self._looks):
            raise Invalid("file_damaged")
        return self._looks[place]

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name in ("fonts", "cellXfs", "cellStyleXfs", "dxfs"):
            self._within = name
        elif name == "numFmt" and self._within != "dxfs":
            self._codes[attributes.get("numFmtId", "")[:10]] = attributes.get("formatCode", "")[: LONGEST_CODE + 1]
        elif name == "font" and self._within == "fonts":
            self._struck.append(False)
        elif name == "strike" and self._within == "fonts" and self._struck:
            self._struck[-1] = flagged(attributes.get("val", "1"))
        elif name == "xf" and self._within == "cellXfs":
            self._looks.append((attributes.get("numFmtId", "0")[:10], attributes.get("fontId", "0")[:10]))
        if max(len(self._looks), len(self._struck), len(self._codes)) > MOST_STYLES:
            raise Invalid("file_bomb")

    def end(self, name: str) -> None:
        if name == self._within:
            self._within = ""

    def text(self, text: str) -> None: ...
