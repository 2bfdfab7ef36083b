"""What the cells of a price list say: pieces and days, also where they say it in words."""

from __future__ import annotations

import re
from decimal import Decimal

from chalicelib.domain.catalogue.offer import MOST_DAYS, MOST_STOCK
from chalicelib.domain.errors import Invalid
from chalicelib.domain.imports.row_cells import read_price
from chalicelib.domain.imports.tables import Cell, Flaw, tidy

_NONE = frozenset(
    {"", "-", "–", "—", "нет", "нет в наличии", "отсутствует", "под заказ", "ожидается", "в пути", "no", "none"}
    | {"out of stock", "not available", "n/a", "на заказ", "закончился"}
)
_SOME = frozenset(
    {"+", "++", "+++", "есть", "да", "имеется", "в наличии", "есть в наличии", "много", "мало", "достаточно", "yes"}
    | {"in stock", "available", "few", "many"}
)
_ENDLESS = frozenset({"∞", "без ограничений", "не ограничено", "неограниченно", "unlimited"})

_PIECES = re.compile(r" ?(?:шт|штук|штуки|штука|pcs)\.?$")
_NUMBER = re.compile(r"([0-9]{1,9}|[0-9]{1,3}(?: [0-9]{3}){1,2})(?:[.,]0{1,2})?")
_MORE = re.compile(r"(?:>|больше|более|свыше|more than|over) ?([0-9]{1,9})")
_AT_LEAST = re.compile(r"(?:>=|=>|≥|от|не менее|at least) ?([0-9]{1,9})|([0-9]{1,9}) ?(?:\+|и более|и больше|or more)")
_LESS = re.compile(r"(?:<|<=|=<|≤|до|меньше|менее|less than|up to) ?[0-9]{1,9}")
_SPAN = re.compile(r"([0-9]{1,9}) ?(?:-|–|—|\.\.|…) ?([0-9]{1,9})")
_DAYS = re.compile(r"(?:([0-9]{1,3}) ?[-–—] ?)?([0-9]{1,3}) ?(?:д|дн|день|дня|дней|d|day|days|р\.? ?д|раб\.? ?дн)?\.?")


def read_stock(cell: Cell) -> int | None:
    """Pieces that there are for sure, None where the cell says that they have no end. Raises Invalid.

    ``>10`` are 11, ``10+`` and ``10–50`` are 10, «есть», «много» and ``<10`` are one; «нет», «под заказ», a dash and
    nothing at all are none, and so is less than none.
    """
    if cell.flaw or cell.merged:
        raise Invalid(cell.flaw or Flaw.MERGED)
    if cell.figure:
        return _whole(Decimal(cell.exact))
    text = _told(cell)
    if text in _ENDLESS:
        return None
    pieces = _in_words(text)
    return _checked(_in_figures(text) if pieces is None else pieces)


def is_in_words(cell: Cell) -> bool:
    """Whether the pieces were read by a rule, and not as they stand there."""
    text = _told(cell)
    return not cell.figure and text != "" and _NUMBER.fullmatch(text) is None


def read_days(cell: Cell) -> int | None:
    """Days until a piece is there, the longest of a span; None of an empty cell. Raises Invalid."""
    if cell.flaw:
        raise Invalid(cell.flaw)
    text = tidy(cell.text).casefold()
    if text in ("", "-", "–", "—"):
        return None
    if text in ("сегодня", "в наличии", "today"):
        return 0
    found = _DAYS.fullmatch(text)
    if not found or int(found.group(2)) > MOST_DAYS:
        raise Invalid("delivery_unreadable", limit=MOST_DAYS)
    return max(int(found.group(1) or 0), int(found.group(2)))


def read_offer_price(cell: Cell) -> int:
    """Minor units; nothing is offered for nothing. Raises Invalid."""
    price = read_price(cell)
    if not price:
        raise Invalid("price_zero")
    return price


def read_cost(cell: Cell) -> int | None:
    """Minor units; None of an empty cell. Raises Invalid."""
    return read_price(cell) if cell.flaw or cell.figure or tidy(cell.text) else None


def _told(cell: Cell) -> str:
    """Without the unit, and without the sign by which a program keeps a number as a text."""
    return _PIECES.sub("", tidy(cell.text).lstrip("'").casefold()).strip()


def _in_words(text: str) -> int | None:
    """None of what is no words."""
    if text in _NONE:
        return 0
    return 1 if text in _SOME or _LESS.fullmatch(text) else None


def _in_figures(text: str) -> int:
    if number := _NUMBER.fullmatch(text):
        return int(number.group(1).replace(" ", ""))
    if more := _MORE.fullmatch(text):
        return int(more.group(1)) + 1
    if least := _AT_LEAST.fullmatch(text):
        return int(least.group(1) or least.group(2))
    if span := _SPAN.fullmatch(text):
        return min(int(span.group(1)), int(span.group(2)))
    raise Invalid("stock_unclear")


def _whole(number: Decimal) -> int:
    """Programs that sell what they have not counted yet write less than none."""
    if number != int(number):
        raise Invalid("stock_unclear")
    return _checked(max(0, int(number)))


def _checked(pieces: int) -> int:
    if pieces > MOST_STOCK:
        raise Invalid("stock_unreadable", limit=MOST_STOCK)
    return pieces
