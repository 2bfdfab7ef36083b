"""A row's cells by the columns of the heading: what each says, or why it does not."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from msgspec import Struct

from chalicelib.domain.buyers.ok_numbers import is_profile, read_ok_id
from chalicelib.domain.errors import Invalid
from chalicelib.domain.imports.columns import Column, Heading
from chalicelib.domain.imports.line_limits import HIGHEST_QUANTITY, LIMITS
from chalicelib.domain.imports.tables import EMPTY, Cell, Flaw, Row, shortened, tidy
from chalicelib.domain.money import HIGHEST, read_kopecks

_GOODS = (Column.ARTICLE, Column.TITLE)
_UNITS = ("шт.", "шт", "pcs")
_UNTRUE = frozenset({Flaw.ERROR, Flaw.FORMULA})
"""Flaws that leave nothing to be stored; a date in a comment is a date."""


class RowCells(Struct, frozen=True):
    heading: Heading
    row: Row

    def at(self, column: Column) -> list[Cell]:
        cells = self.row.cells
        return [cells[place] for place in self.heading.get(column, ()) if place < len(cells)]

    def cell(self, column: Column) -> Cell:
        return next(iter(self.at(column)), EMPTY)

    def raw(self, column: Column) -> str:
        """The words of a column as they are, whatever they are worth."""
        return ", ".join(text for text in (tidy(cell.text) for cell in self.at(column)) if text)

    def is_untrue(self, column: Column) -> bool:
        """Whether its words are none of a person's."""
        return any(cell.flaw in _UNTRUE for cell in self.at(column))

    def goods(self) -> str:
        return " ".join(text for text in map(self.raw, _GOODS) if text)

    def text(self, column: Column, limits: Mapping[Column, int] = LIMITS) -> str:
        """Words that are stored. Raises Invalid."""
        for cell in self.at(column):
            if cell.flaw:
                raise Invalid(cell.flaw)
        text = self.raw(column)
        if len(text) > limits[column]:
            raise Invalid("text_too_long", limit=limits[column])
        return text

    def buyer(self) -> str:
        """OK's number, from what stands in the cell, from its link, or from the link under the name. Raises Invalid."""
        numbers, refusal = _numbers(self.at(Column.BUYER if Column.BUYER in self.heading else Column.NAME))
        if len(numbers) > 1:
            raise Invalid("buyer_two")
        if numbers:
            return numbers.pop()
        under = self.cell(Column.NAME).link
        if is_profile(under):
            return read_ok_id(under)
        raise refusal or Invalid("buyer_missing")


def read_quantity(cell: Cell) -> int:
    """Raises Invalid."""
    if cell.flaw:
        raise Invalid(cell.flaw)
    if cell.merged:
        raise Invalid(Flaw.MERGED)
    if cell.figure:
        if is_rounded(cell):
            raise Invalid("quantity_rounded", shown=shortened(cell.text), exact=cell.exact)
        return _pieces(_whole(cell.exact))
    text = tidy(cell.text).lstrip("'").casefold()
    for unit in _UNITS:
        text = text.removesuffix(unit).rstrip()
    if not tidy(cell.text):
        raise Invalid("quantity_missing")
    return _pieces(_grouped(text))


def read_price(cell: Cell) -> int:
    """Kopecks. Raises Invalid."""
    if cell.flaw:
        raise Invalid(cell.flaw)
    if cell.merged:
        raise Invalid(Flaw.MERGED)
    if not cell.figure:
        text = tidy(cell.text).lstrip("'")
        if not text:
            raise Invalid("price_missing")
        return read_kopecks(text)
    kopecks = Decimal(cell.figure) * 100
    if kopecks != int(kopecks):
        raise Invalid("price_too_fine")
    if not 0 <= kopecks <= HIGHEST:
        raise Invalid("price_unreadable")
    return int(kopecks)


def is_rounded(cell: Cell) -> bool:
    return bool(cell.figure) and Decimal(cell.figure) != Decimal(cell.exact)


def _numbers(cells: list[Cell]) -> tuple[set[str], Invalid | None]:
    """The numbers that cells tell, and what is wrong with one that tells none."""
    numbers: set[str] = set()
    refused = None
    for cell in cells:
        try:
            numbers |= {found} if (found := _ok_id(cell)) else set()
        except Invalid as refusal:
            if refusal.reason == "buyer_two":
                raise
            refused = refused or refusal
    return numbers, refused


def _ok_id(cell: Cell) -> str | None:
    """None for an empty cell. A link below words is used; one that leads elsewhere than the words say is refused."""
    linked = read_ok_id(cell.link) if is_profile(cell.link) else None
    if cell.flaw and not (cell.flaw is Flaw.FORMAT and cell.exact):
        if linked:
            return linked
        raise Invalid(cell.flaw)
    text = cell.exact or tidy(cell.text)
    if not text:
        return linked
    try:
        numbers = read_ok_id(text)
    except Invalid:
        if linked:
            return linked
        raise
    if linked and linked != numbers:
        raise Invalid("buyer_two")
    return numbers


def _whole(text: str) -> int:
    number = Decimal(text)
    return int(number) if number == int(number) else 0


def _grouped(text: str) -> int:
    """``1 000`` and ``2,00``; a thousand or one, ``1,000``, is not guessed. Anything else is nought."""
    whole, _, decimals = text.replace(",", ".").partition(".")
    groups = whole.split(" ")
    by_three = len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])
    digits = "".join(groups)
    good = digits.isascii() and digits.isdecimal() and len(digits) <= 6 and (by_three or len(groups) == 1)
    noughts = decimals in ("", "0", "00") and text[-1:].isdecimal()
    return int(digits) if good and noughts else 0


def _pieces(count: int) -> int:
    if not 1 <= count <= HIGHEST_QUANTITY:
        raise Invalid("quantity_unreadable", limit=HIGHEST_QUANTITY)
    return count
