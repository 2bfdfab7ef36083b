"""Rows of a price list: cells → offers, one by one, or a reason why not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any, TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from chalicelib.domain.catalogue.offer import LONGEST_ARTICLE, LONGEST_BRAND, LONGEST_NAME, LONGEST_REGION, normalised
from chalicelib.domain.catalogue.offer_cells import is_in_words, read_cost, read_days, read_offer_price, read_stock
from chalicelib.domain.catalogue.offer_columns import OFFERS
from chalicelib.domain.catalogue.offer_lines import OfferLine
from chalicelib.domain.errors import Invalid
from chalicelib.domain.imports.columns import Column, read_heading, unknown
from chalicelib.domain.imports.drafts import LineRefused
from chalicelib.domain.imports.file_rows import LEAST_NAMES
from chalicelib.domain.imports.findings import BadRow, Remark
from chalicelib.domain.imports.headings import Found, find_heading, first_rows, width_of
from chalicelib.domain.imports.row_cells import RowCells
from chalicelib.domain.imports.row_kinds import is_total
from chalicelib.domain.imports.seen import Seen, of_table
from chalicelib.domain.imports.tables import Flaw, Row, Table, ranges, shortened, tidy

Value = TypeVar("Value")

LIMITS = {Column.ARTICLE: LONGEST_ARTICLE, Column.BRAND: LONGEST_BRAND, Column.REGION: LONGEST_REGION}
OF_OFFERS = frozenset({"sheet_hidden", "sheet_chosen", "sheets_others", "rows_passed"})
"""Remarks that speak of goods here, and of orders elsewhere."""


class OfferRows(Struct):
    """Iterated once: then what stayed out, and what is to be said, is there. ``places`` are the rows of the offers."""

    table: Table
    found: Found = field(default_factory=Found)
    width: int = 0
    bad: list[BadRow] = field(default_factory=list)
    seen: Seen = field(default_factory=Seen)
    places: dict[str, int] = field(default_factory=dict)
    worded: list[int] = field(default_factory=list)
    count: int = 0

    def lines(self) -> Iterator[OfferLine]:
        """Raises Invalid when there is no heading, no row under it, or the file is not to be read."""
        source = iter(self.table.rows)
        first, following = first_rows(source)
        self.found = find_heading(first, OFFERS)
        _check(self.found)
        below = first[self.found.below :]
        self.width = width_of(self.found, below)
        for row in chain(below, following, source):
            if line := self._take(row):
                yield line
        if not self.count:
            raise Invalid("offers_missing")

    @property
    def ignored(self) -> tuple[str, ...]:
        return unknown(self.found.heading, self.found.names)

    def remarks(self) -> Iterator[Remark]:
        """Of the whole file first."""
        if Column.STOCK not in self.found.heading:
            yield Remark("stock_uncounted")
        for remark in chain(of_table(self.table, self.found), self.seen.as_remarks()):
            yield replace(remark, reason=f"offer_{remark.reason}") if remark.reason in OF_OFFERS else remark
        if self.worded:
            yield Remark("stock_in_words", values={"count": len(self.worded), "rows": ranges(self.worded)})

    def _take(self, row: Row) -> OfferLine | None:
        cells = RowCells(self.found.heading, row)
        if is_total(cells):
            self.seen.totals.append(row.number)
            return None
        try:
            line = self._line(cells)
        except LineRefused as refused:
            self._set_aside(cells, refused)
            return None
        self.count += 1
        self.seen.look(cells, self.found)
        if is_in_words(cells.cell(Column.STOCK)):
            self.worded.append(row.number)
        return line

    def _line(self, cells: RowCells) -> OfferLine:
        self._check_row(cells)
        article = _read(Column.ARTICLE, lambda: cells.text(Column.ARTICLE, LIMITS))
        if not normalised(article):
            raise LineRefused(Column.ARTICLE, Invalid("article_missing"))
        brand = _read(Column.BRAND, lambda: cells.text(Column.BRAND, LIMITS))
        line = OfferLine(
            row=cells.row.number,
            article=article,
            brand=brand,
            price=_read(Column.PRICE, lambda: read_offer_price(cells.cell(Column.PRICE))),
            name=_name(cells),
            **_beside(cells),
        )
        place = f"{normalised(article)}#{normalised(brand)}"
        first = self.places.setdefault(place, cells.row.number)
        if first != cells.row.number:
            raise LineRefused(Column.ARTICLE, Invalid("offer_repeated", row=first))
        return line

    def _check_row(self, cells: RowCells) -> None:
        row = cells.row
        if row.swallowed:
            raise LineRefused(Column.ARTICLE, Invalid("quote_lost", first=row.number, last=row.last))
        width, count = len(self.found.names), len(row.cells)
        further = any(tidy(cell.text) for cell in row.cells[width:])
        if self.table.separated and (count > self.width or further):
            heading = self.found.heading
            last = max(heading, key=lambda column: heading[column][-1])
            raise LineRefused(last, Invalid("cells_more", count=count, width=width))

    def _set_aside(self, cells: RowCells, refused: LineRefused) -> None:
        """A heading once more, a title between the rows, or a bad row."""
        texts = [tidy(cell.text) for cell in cells.row.cells]
        heading = read_heading(texts, OFFERS)
        if len(heading) >= LEAST_NAMES:
            self._take_heading(cells.row, Found(heading, tuple(texts), rows=(cells.row.number,), vocabulary=OFFERS))
        elif not any(cells.raw(column) for column in (Column.PRICE, Column.STOCK)):
            self.seen.passed.append(cells.row.number)
        else:
            self.count += 1
            self._refuse(cells, refused)

    def _take_heading(self, row: Row, again: Found) -> None:
        """The same once more, or one of another table: then its columns count from here on."""
        if again.heading == self.found.heading or not again.complete:
            self.seen.headings.append(row.number)
            return
        self.found, self.width = again, max(self.width, len(again.names))
        self.seen.remarks.append(Remark("heading_changed", row.number, values={"row": row.number}))

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
    if any(cell.flaw in (Flaw.ERROR, Flaw.FORMULA) for cell in cells.at(Column.TITLE)):
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
