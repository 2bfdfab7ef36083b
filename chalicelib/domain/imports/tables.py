"""A table as a spreadsheet shows it: what a person sees in each cell, and what is the matter with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

from msgspec import Struct

LONGEST_CELL = 32_767
"""Characters; Excel holds no more."""

MOST_COLUMNS = 60
SHOWN = 40
"""Characters of a cell that a message shows."""


class Flaw(StrEnum):
    """Why a cell does not say what a person meant: reasons of the catalogue's ``errors``."""

    DATE = "cell_date"
    ERROR = "cell_error"
    FORMULA = "cell_formula"
    FORMAT = "cell_format"
    DIGITS = "cell_digits"
    LOGICAL = "cell_logical"
    MERGED = "cell_merged"


class Cell(Struct, frozen=True, gc=False):
    """``text`` is what is seen. Of a cell that holds a number, ``figure`` is that number as it is seen and ``exact`` as
    it is kept, both plain (``1355.90``); ``link`` is where a click on the cell leads.

    ``merged``: one cell over several rows, whose value is repeated here.
    """

    text: str = ""
    figure: str = ""
    exact: str = ""
    flaw: Flaw | None = None
    link: str = ""
    struck: bool = False
    merged: bool = False


EMPTY = Cell()


class Row(Struct, frozen=True):
    """``number`` as a spreadsheet shows it, from 1; ``last`` is the last line of a text file that it takes.

    ``swallowed``: a quotation mark that nobody closed seems to have made one row of several.
    """

    number: int
    cells: Sequence[Cell]
    hidden: bool = False
    swallowed: bool = False
    last: int = 0


class Table(Struct, frozen=True):
    """Rows that hold something, each read when it is asked for.

    ``sheet`` is the name of the sheet they stand on, if the file has sheets, ``passed`` the sheets before it that hold
    no table, ``others`` those that look like one too. ``hidden`` are hidden columns (0-based), ``sheet_hidden`` tells
    that nobody sees the sheet. ``separated``: the cells are told apart by a sign, so one too many shifts the others.
    """

    rows: Iterable[Row]
    sheet: str = ""
    passed: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    sheet_hidden: bool = False
    hidden: frozenset[int] = frozenset()
    separated: bool = False


def tidy(text: str) -> str:
    """In one line, without signs that nobody sees."""
    if text.isprintable():
        return " ".join(text.split())
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def shortened(text: str, most: int = SHOWN) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def ranges(numbers: Iterable[int], most: int = 8) -> str:
    """``3, 5–9``: rows as people name them; the first of very many."""
    spans: list[list[int]] = []
    for number in sorted(set(numbers)):
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    shown = [str(first) if first == last else f"{first}–{last}" for first, last in spans[:most]]
    return ", ".join([*shown, "…"] if len(spans) > most else shown)


def letters(place: int) -> str:
    """The letters of a column (0-based): ``A``, ``AB``."""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(65 + rest) + name
    return name
