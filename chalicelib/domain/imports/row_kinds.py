"""Rows of a table that are no rows of an order: totals, and a heading once more."""

from __future__ import annotations

from chalicelib.domain.imports.columns import Column
from chalicelib.domain.imports.row_cells import RowCells

_SURE = frozenset({"итого", "итог", "всего"})
_MAYBE = frozenset({"total", "totals", "subtotal", "сумма", "общая", "общий", "grand"})
_SMALL = frozenset({"по", "за", "к", "в", "р", "pcs", "items", "rub"})
_BESIDE = ("заказ", "закуп", "шт", "строк", "товар", "сумм", "руб", "оплат", "итог", "всего", "order")
_WHERE = (Column.BUYER, Column.NAME, Column.ARTICLE, Column.TITLE)
_BETWEEN = str.maketrans(dict.fromkeys(':;,.()«»"№₽=-–—', " "))


def is_total(cells: RowCells) -> bool:
    """Of a row that names no buyer: whether its first words say that it sums up the others."""
    first = next((text for text in map(cells.raw, _WHERE) if text), "")
    return any(_sums_up(text) for text in (first, cells.raw(Column.ARTICLE), cells.raw(Column.TITLE)))


def _sums_up(text: str) -> bool:
    words = text[:100].casefold().translate(_BETWEEN).split()
    if not words:
        return False
    if words[0] in _SURE:
        return True
    return words[0] in _MAYBE and all(word.isdecimal() or word in _MAYBE or _beside(word) for word in words[1:])


def _beside(word: str) -> bool:
    return word in _SMALL or word.startswith(_BESIDE)
