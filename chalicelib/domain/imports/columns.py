"""Which column of an organizer's file is what: names in Russian and English, in any order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cached_property

from msgspec import Struct


class Column(StrEnum):
    """Of all kinds of files; which of them a kind has is its ``Vocabulary``."""

    BUYER = "buyer"
    NAME = "name"
    PHONE = "phone"
    ARTICLE = "article"
    TITLE = "title"
    OPTION = "option"
    QUANTITY = "quantity"
    PRICE = "price"
    COMMENT = "comment"
    PICTURE = "picture"
    BRAND = "brand"
    STOCK = "stock"
    COST = "cost"
    REGION = "region"
    DELIVERY = "delivery"


NAMES: Mapping[Column, str] = {
    Column.BUYER: "id, ид, ок id, ок, ok, ok id, id ok, id покупателя, ид покупателя, id профиля, профиль, профиль ок, "
    "профиль покупателя, ссылка, ссылка на профиль, ссылка на покупателя, profile, profile link, link, buyer id, "
    "buyer profile, buyer, customer id, user id",
    Column.NAME: "имя, фио, имя покупателя, покупатель, участник, клиент, заказчик, фамилия имя, имя фамилия, name, "
    "full name, buyer name, customer, customer name",
    Column.PHONE: "телефон, тел, номер телефона, мобильный, phone, phone number, mobile",
    Column.ARTICLE: "артикул, арт, код, код товара, article, sku, code, item code",
    Column.TITLE: "наименование, название, товар, наименование товара, название товара, title, item, item name, "
    "product, product name, goods",
    Column.OPTION: "размер, цвет, размер цвет, цвет размер, вариант, характеристика, size, color, colour, size colour, "
    "size color, colour size, color size, option, variant",
    Column.QUANTITY: "количество, кол во, кол, штук, шт, quantity, qty, count, pcs",
    Column.PRICE: "цена, цена за шт, цена за штуку, цена за единицу, цена руб, price, unit price, price per item",
    Column.COMMENT: "комментарий, комментарии, примечание, пометка, comment, comments, note, notes, remark",
    Column.PICTURE: "фото, фотография, картинка, изображение, фото товара, картинка товара, изображение товара, "
    "ссылка на фото, ссылка на картинку, ссылка на изображение, photo, picture, image, photo link, picture link, "
    "image link, photo url, picture url, image url",
}
"""Of a file of orders."""

_UNITS = frozenset({"шт", "штук", "pcs", "руб", "рублей", "р", "rub", "дн", "дней", "days"})

LONGEST_NAME = 100
"""Characters; what is longer is a text and names no column."""

SEVERAL = frozenset({Column.OPTION, Column.BUYER})
"""Size and colour may stand apart, and so may a buyer's number and the link to him."""

Heading = Mapping[Column, Sequence[int]]
"""Where each column stands (0-based)."""


class Vocabulary(Struct, frozen=True, dict=True):
    """What the columns of a kind of file are called. Of each group that is ``needed`` one has to be there; the first
    is named when none is. ``several`` columns may bear one name. ``instead``: which other column may stand for one
    that is needed, as far as its heading tells.
    """

    names: Mapping[Column, str]
    needed: Sequence[Sequence[Column]]
    several: frozenset[Column] = frozenset()
    instead: Mapping[Column, Column] = {}

    @cached_property
    def by_name(self) -> Mapping[str, Column]:
        return {name.strip(): column for column, names in self.names.items() for name in names.split(",")}


ORDERS = Vocabulary(
    names=NAMES,
    needed=((Column.BUYER,), (Column.QUANTITY,), (Column.PRICE,), (Column.ARTICLE, Column.TITLE)),
    several=SEVERAL,
    instead={Column.BUYER: Column.NAME},  # links may lie under the names
)


def read_heading(cells: Sequence[str], vocabulary: Vocabulary = ORDERS) -> Heading:
    """The columns that a row of cells names; a row of data names none."""
    found: dict[Column, list[int]] = {}
    for place, cell in enumerate(cells):
        column = read_name(cell, vocabulary)
        if column and (column not in found or column in vocabulary.several):
            found.setdefault(column, []).append(place)
    return found


def unknown(heading: Heading, cells: Sequence[str]) -> tuple[str, ...]:
    """Names of columns that stay out of an import, as they are written."""
    known = {place for places in heading.values() for place in places}
    names = (" ".join(cell.split()) for place, cell in enumerate(cells) if place not in known)
    return tuple(name[:40] for name in names if name)[:20]


def rivals(heading: Heading, cells: Sequence[str], vocabulary: Vocabulary = ORDERS) -> list[tuple[Column, int, int]]:
    """Columns that could be meant as well as the one that is taken: the column, its place, the other's."""
    known = {place for places in heading.values() for place in places}
    found = []
    for place, cell in enumerate(cells):
        column = (
            None
            if place in known
            else read_name(cell, vocabulary) or (Column.PRICE if _sounds_like_price(cell) else None)
        )
        if column and column in heading:
            found.append((column, heading[column][0], place))
    return found


def missing(heading: Heading, vocabulary: Vocabulary = ORDERS) -> list[Column]:
    """Columns that an import cannot do without, and are not there."""
    return [group[0] for group in vocabulary.needed if not any(column in heading for column in group)]


def read_name(cell: str, vocabulary: Vocabulary = ORDERS) -> Column | None:
    """By its name, or by its name without the unit at its end: «Кол-во, шт»."""
    if len(cell) > LONGEST_NAME:
        return None
    name = _plain(cell)
    shorter, _, unit = name.rpartition(" ")
    columns = vocabulary.by_name
    return columns.get(name) or (columns.get(shorter) if unit in _UNITS else None)


def _sounds_like_price(cell: str) -> bool:
    words = _plain(cell[:LONGEST_NAME]).split()
    return any(word in ("цена", "стоимость", "price") for word in words)


def _plain(cell: str) -> str:
    """In one pass over the text: each closing bracket ends what the first opening one before it has begun."""
    *closed, rest = cell.casefold().replace("ё", "е").split(")")
    without_units = " ".join([*(each.partition("(")[0] for each in closed), rest])
    return " ".join("".join(sign if sign.isalnum() else " " for sign in without_units).split())
