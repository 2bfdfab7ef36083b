"""Rows of a price list: cells → offers, one by one, or a reason why not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any, TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from chalicelib.domain.catalogue.offer import (
    BETWEEN,
    LONGEST_ARTICLE,
    LONGEST_BRAND,
    LONGEST_NAME,
    LONGEST_REGION,
    normalised,
)
from chalicelib.domain.catalogue.offer_cells import is_in_words, read_cost, read_days, read_offer_price, read_stock
from chalicelib.domain.catalogue.offer_columns import OFFERS
from chalicelib.domain.catalogue.offer_lines import OfferLine
from chalicelib.domain.errors import Invalid
from chalicelib.domain.imports.columns import Column, unknown
from chalicelib.domain.imports.drafts import LineRefused
from chalicelib.domain.imports.findings import BadRow, Remark
from chalicelib.domain.imports.headings import Found
from chalicelib.domain.imports.layout import Layout, lay_out
from chalicelib.domain.imports.row_cells import RowCells
from chalicelib.domain.imports.row_kinds import is_total
from chalicelib.domain.imports.seen import Seen, of_table
from chalicelib.domain.imports.tables import Row, Table, ranges, shortened

Value = TypeVar("Value")

LIMITS = {Column.ARTICLE: LONGEST_ARTICLE, Column.BRAND: LONGEST_BRAND, Column.REGION: LONGEST_REGION}
OF_OFFERS = frozenset({"sheet_hidden", "sheet_chosen", "sheets_others", "rows_passed"})
"""Remarks that speak of goods here, and of orders elsewhere."""


class OfferRows(Struct):
    """Iterated once: then what stayed out, and what is to be said, is there. ``places`` are the rows of the offers."""

    table: Table
    layout: Layout = field(default_factory=Layout)
    bad: list[BadRow] = field(default_factory=list)
    seen: Seen = field(default_factory=Seen)
    places: dict[str, int] = field(default_factory=dict)
    worded: list[int] = field(default_factory=list)
    count: int = 0

    def lines(self) -> Iterator[OfferLine]:
        """Raises Invalid when there is no heading, no row under it, or the file is not to be read."""
        self.layout, rows = lay_out(self.table, OFFERS)
        _check(self.layout.found)
        for row in rows:
            if line := self._take(row):
                yield line
        if not self.count:
            raise Invalid("offers_missing")

    @property
    def ignored(self) -> tuple[str, ...]:
        found = self.layout.found
        return unknown(found.heading, found.names)

    def remarks(self) -> Iterator[Remark]:
        """Of the whole file first."""
        found = self.layout.found
        if Column.STOCK not in found.heading:
            yield Remark("stock_uncounted")
        for remark in chain(of_table(self.table, found), self.seen.as_remarks()):
            yield replace(remark, reason=f"offer_{remark.reason}") if remark.reason in OF_OFFERS else remark
        if self.worded:
            yield Remark("stock_in_words", values={"count": len(self.worded), "rows": ranges(self.worded)})

    def _take(self, row: Row) -> OfferLine | None:
        cells = RowCells(self.layout.found.heading, row)
        if is_total(cells):
            self.seen.totals.append(row.number)
            return None
        try:
            line = self._line(cells)
        except LineRefused as refused:
            self._set_aside(cells, refused)
            return None
        self.count += 1
        self.seen.look(cells, self.layout.found)
        if is_in_words(cells.cell(Column.STOCK)):
            self.worded.append(row.number)
        return line

    def _line(self, cells: RowCells) -> OfferLine:
        row = cells.row
        if row.swallowed:
            raise LineRefused(Column.ARTICLE, Invalid("quote_lost", first=row.number, last=row.last))
        self.layout.check_width(row)
        article = _read(Column.ARTICLE, lambda: cells.text(Column.ARTICLE, LIMITS))
        plain = normalised(article)
        if not plain:
            raise LineRefused(Column.ARTICLE, Invalid("article_missing"))
        brand = _read(Column.BRAND, lambda: cells.text(Column.BRAND, LIMITS))
        line = OfferLine(
            row=row.number,
            article=article,
            brand=brand,
            price=_read(Column.PRICE, lambda: read_offer_price(cells.cell(Column.PRICE))),
            name=_name(cells),
            **_beside(cells),
        )
        first = self.places.setdefault(BETWEEN.join((plain, normalised(brand))), row.number)
        if first != row.number:
            raise LineRefused(Column.ARTICLE, Invalid("offer_repeated", row=first))
        return line

    def _set_aside(self, cells: RowCells, refused: LineRefused) -> None:
        """A heading once more, a title between the rows, or a bad row."""
        if self.layout.takes_heading(cells.row, self.seen):
            return
        if not any(cells.raw(column) for column in (Column.PRICE, Column.STOCK)):
            self.seen.passed.append(cells.row.number)
        else:
            self.count += 1
            self._refuse(cells, refused)

    def _refuse(self, cells: RowCells, refused: LineRefused) -> None:
        self.bad.append(
            BadRow(
                row=cells.row.number,
                column=refused.column,
                reason=refused.refusal.reason,
                values=refused.refusal.values,
                sheet=self.table.sheet,
                cell=shortened(cells.raw(refused.column)),
                goods=shortened(" ".join(text for text in (cells.raw(Column.BRAND), cells.goods()) if text)),
            )
        )


def _check(found: Found) -> None:
    """Raises Invalid."""
    if found.complete:
        return
    columns = [f"columns.{column}" for column in found.lacking]
    if not found.heading:
        raise Invalid("offer_columns_missing", columns=columns)
    names = shortened(" | ".join(name for name in found.names if name), 120)
    raise Invalid("offer_columns_missing_in_row", columns=columns, row=found.rows[0], names=names)


def _read(column: Column, read: Callable[[], Value]) -> Value:
    """Raises LineRefused, which names the column."""
    try:
        return read()
    except Invalid as refusal:
        raise LineRefused(column, refusal) from None


def _name(cells: RowCells) -> str:
    """Words beside the offer, without which it is taken; the end of many is left out."""
    if cells.is_untrue(Column.TITLE):
        return ""
    return shortened(cells.raw(Column.TITLE), LONGEST_NAME)


def _beside(cells: RowCells) -> dict[str, Any]:
    """What the file has a column for."""
    readers: dict[Column, tuple[str, Callable[[], int | str | None]]] = {
        Column.STOCK: ("stock", lambda: read_stock(cells.cell(Column.STOCK))),
        Column.COST: ("cost", lambda: read_cost(cells.cell(Column.COST))),
        Column.REGION: ("region", lambda: cells.text(Column.REGION, LIMITS)),
        Column.DELIVERY: ("delivery_days", lambda: read_days(cells.cell(Column.DELIVERY))),
    }
    return {name: _read(column, read) for column, (name, read) in readers.items() if column in cells.heading}
