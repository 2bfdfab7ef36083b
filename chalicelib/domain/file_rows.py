"""Rows of an organizer's file: cells → lines of orders, or a reason why not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, field

from chalicelib.domain.columns import Column, Heading, check_heading, read_heading, unknown
from chalicelib.domain.errors import Invalid
from chalicelib.domain.money import read_kopecks
from chalicelib.domain.orders import OrderLine
from chalicelib.domain.phones import read_phone

HEADING_WITHIN = 20
"""The heading stands in one of the first rows; titles and dates may stand above it."""

LIMITS = {Column.NAME: 100, Column.ARTICLE: 60, Column.TITLE: 200, Column.OPTION: 60, Column.COMMENT: 300}
HIGHEST_QUANTITY = 9_999
MOST_LINES = 250
"""Lines of one buyer in one file: an order is one item of the store, and that holds 400 KB."""

PROFILE = re.compile(
    r"(?:https?://)?(?:www\.|m\.)?(?:ok\.ru|odnoklassniki\.ru)/(?:profile/|dk\?.*friendId=)(\d+)(?:[/?#&].*)?",
    re.IGNORECASE,
)

Row = tuple[int, Sequence[str]]
"""The number of a row as a spreadsheet shows it (from 1), and its cells."""


class BadRow(Struct, frozen=True):
    """Why a row stays out: a reason of the catalogue.

    ``sheet`` is its name where the file has sheets; ``cell``, ``buyer`` and ``goods`` are the row's own words,
    shortened.
    """

    row: int
    column: Column
    reason: str
    values: Mapping[str, object] = field(default_factory=dict)
    sheet: str = ""
    cell: str = ""
    buyer: str = ""
    goods: str = ""


class Remark(Struct, frozen=True):
    """What a person should know of a file before it is saved, though no row stays out for it.

    ``reason`` is a key of the catalogue's ``remarks``; without a ``row`` it is said of the whole file, with one the
    line is kept. ``cell`` is the cell's text, shortened.
    """

    reason: str
    row: int | None = None
    column: Column | None = None
    values: Mapping[str, object] = field(default_factory=dict)
    cell: str = ""


class BuyerRows(Struct, frozen=True):
    """What the file says of one buyer. ``incomplete``: some of his rows are bad, so nothing of his is taken away."""

    ok_id: str
    name: str = ""
    phone: str | None = None
    lines: tuple[OrderLine, ...] = ()
    incomplete: bool = False


class Reading(Struct, frozen=True):
    """A whole file: rows with something in them, buyers in the order of appearance, and what stays out.

    ``ignored`` are the names of columns that mean nothing to us; ``remarks`` come in the order of the file.
    """

    rows: int
    buyers: tuple[BuyerRows, ...]
    bad: tuple[BadRow, ...]
    ignored: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()


class _Draft(Struct):
    name: str = ""
    phone: str | None = None
    lines: list[OrderLine] = field(default_factory=list)
    incomplete: bool = False


def read_rows(rows: Iterable[Row]) -> Reading:
    """Read a file's rows. Raises Invalid when no heading is found or there are no rows under it."""
    source = iter(rows)
    heading, ignored = _find_heading(source)
    drafts: dict[str, _Draft] = {}
    bad: list[BadRow] = []
    count = 0
    for number, cells in source:
        if not _tells(_Cells(heading, cells)):
            continue
        count += 1
        _read_row(number, _Cells(heading, cells), drafts, bad)
    if not count:
        raise Invalid("file_empty")
    nobodys = any(row.column is Column.BUYER for row in bad)
    return Reading(count, tuple(_finished(drafts, nobodys)), tuple(bad), ignored)


def _tells(cells: _Cells) -> bool:
    """Whether a row is one of an order: empty rows and the totals below a table name neither goods nor a buyer."""
    goods = any(cells.raw(column) for column in (Column.ARTICLE, Column.TITLE))
    return goods or any(sign.isdecimal() for sign in cells.raw(Column.BUYER))


def _find_heading(rows: Iterator[Row]) -> tuple[Heading, tuple[str, ...]]:
    best: Heading = {}
    names: Sequence[str] = ()
    for number, cells in rows:
        heading = read_heading(cells)
        if len(heading) > len(best):
            best, names = heading, cells
        if (len(heading) >= 3 and Column.BUYER in heading) or number >= HEADING_WITHIN:
            break
    check_heading(best)
    return best, unknown(best, names)


class _Cells(Struct, frozen=True):
    heading: Heading
    cells: Sequence[str]

    def raw(self, column: Column) -> str:
        found = [self.cells[place] for place in self.heading.get(column, ()) if place < len(self.cells)]
        return ", ".join(cell for cell in map(_tidy, found) if cell)

    def text(self, column: Column) -> str:
        text = self.raw(column)
        if len(text) > LIMITS.get(column, len(text)):
            raise Invalid("text_too_long", limit=LIMITS[column])
        return text


def _read_row(number: int, cells: _Cells, drafts: dict[str, _Draft], bad: list[BadRow]) -> None:
    ok_id = None
    column = Column.BUYER
    try:
        ok_id = read_ok_id(cells.text(Column.BUYER))
        draft = drafts.setdefault(ok_id, _Draft())
        for each, take in _TAKES:
            column = each
            take(draft, cells)
    except Invalid as refusal:
        bad.append(BadRow(number, column, refusal.reason, refusal.values))
        if ok_id:
            drafts[ok_id].incomplete = True


def read_ok_id(text: str) -> str:
    """OK's number of a person from the number itself or the link to the profile. Raises Invalid."""
    if not text:
        raise Invalid("buyer_missing")
    match = PROFILE.fullmatch(text)
    ok_id = match.group(1) if match else text
    if not re.fullmatch(r"[0-9]{6,20}", ok_id):
        raise Invalid("buyer_unreadable")
    return ok_id


def _take_name(draft: _Draft, cells: _Cells) -> None:
    draft.name = cells.text(Column.NAME) or draft.name


def _take_phone(draft: _Draft, cells: _Cells) -> None:
    text = cells.text(Column.PHONE)
    if text:
        draft.phone = read_phone(text)


def _check(column: Column) -> Callable[[_Draft, _Cells], None]:
    def check(_: _Draft, cells: _Cells) -> None:
        cells.text(column)

    return check


def _check_title(_: _Draft, cells: _Cells) -> None:
    if not cells.text(Column.TITLE) and not cells.text(Column.ARTICLE):
        raise Invalid("goods_missing")


def _check_quantity(_: _Draft, cells: _Cells) -> None:
    read_quantity(cells)


def _take_line(draft: _Draft, cells: _Cells) -> None:
    if len(draft.lines) >= MOST_LINES:
        raise Invalid("order_too_long", limit=MOST_LINES)
    price = cells.text(Column.PRICE)
    if not price:
        raise Invalid("price_missing")
    article = cells.text(Column.ARTICLE)
    draft.lines.append(
        OrderLine(
            article,
            cells.text(Column.TITLE) or article,
            cells.text(Column.OPTION),
            read_quantity(cells),
            read_kopecks(price),
            cells.text(Column.COMMENT),
        )
    )


_TAKES: tuple[tuple[Column, Callable[[_Draft, _Cells], None]], ...] = (
    (Column.NAME, _take_name),
    (Column.PHONE, _take_phone),
    (Column.ARTICLE, _check(Column.ARTICLE)),
    (Column.TITLE, _check_title),
    (Column.OPTION, _check(Column.OPTION)),
    (Column.QUANTITY, _check_quantity),
    (Column.COMMENT, _check(Column.COMMENT)),
    (Column.PRICE, _take_line),
)
"""Cell by cell, so that a bad row names its column; the line is taken last, when all the rest is good."""


def read_quantity(cells: _Cells) -> int:
    text = cells.text(Column.QUANTITY).replace(" ", "")
    if not text:
        raise Invalid("quantity_missing")
    match = re.fullmatch(r"([0-9]{1,6})(?:[.,]0+)?(?:шт\.?|pcs)?", text)
    if not match or not 1 <= int(match.group(1)) <= HIGHEST_QUANTITY:
        raise Invalid("quantity_unreadable", limit=HIGHEST_QUANTITY)
    return int(match.group(1))


def _finished(drafts: dict[str, _Draft], nobodys: bool) -> Iterable[BuyerRows]:
    """``nobodys``: a row that names no buyer may be anybody's, so nothing is taken away from anyone."""
    for ok_id, draft in drafts.items():
        if draft.lines:
            yield BuyerRows(ok_id, draft.name, draft.phone, tuple(draft.lines), draft.incomplete or nobodys)


def _tidy(cell: str) -> str:
    return " ".join("".join(sign if sign.isprintable() else " " for sign in cell).split())
