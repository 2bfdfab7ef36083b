"""Rows of an organizer's file: cells → lines of orders, or a reason why not; what was not seen is said."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from msgspec import Struct, field

from chalicelib.domain.errors import Invalid
from chalicelib.domain.imports.columns import Column, read_heading, unknown
from chalicelib.domain.imports.drafts import Draft, LineRefused, kept_of, take_line
from chalicelib.domain.imports.findings import MOST_REMARKS, BadRow, FileFindings, Remark
from chalicelib.domain.imports.headings import Found, buyers_missing, check_heading, find_heading, first_rows, width_of
from chalicelib.domain.imports.row_cells import RowCells
from chalicelib.domain.imports.row_kinds import is_total
from chalicelib.domain.imports.seen import Seen, of_table
from chalicelib.domain.imports.tables import Row, Table, shortened, tidy

LEAST_NAMES = 3
"""Names of columns in one row that make it a heading, and no goods called «Цвет»."""


def read_rows(table: Table, picture_hosts: Sequence[str] = ()) -> FileFindings:
    """Read a file's rows; pictures of goods may be on ``picture_hosts``, named as a content policy does.

    Raises Invalid when no heading is found or there are no rows under it.
    """
    source = iter(table.rows)
    first, following = first_rows(source)
    found = find_heading(first)
    check_heading(found, table.sheet)
    sifting = _Sifting(table, found, width_of(found, first[found.below :]), picture_hosts)
    for row in chain(first[found.below :], following, source):
        sifting.take(row)
    return sifting.reading(found)


class _Sifting(Struct):
    """``nobodys`` are rows that do not say whose they are, each with the name that stands in it."""

    table: Table
    found: Found
    width: int
    picture_hosts: Sequence[str]
    drafts: dict[str, Draft] = field(default_factory=dict)
    bad: list[BadRow] = field(default_factory=list)
    seen: Seen = field(default_factory=Seen)
    nobodys: list[tuple[int, str]] = field(default_factory=list)
    count: int = 0

    def take(self, row: Row) -> None:
        cells = RowCells(self.found.heading, row)
        if row.swallowed:
            self.count += 1
            self._refuse(cells, Column.BUYER, Invalid("quote_lost", first=row.number, last=row.last))
            self.nobodys.append((row.number, ""))
            return
        try:
            ok_id = cells.buyer()
        except Invalid as refusal:
            self._take_nobodys(cells, refusal)
            return
        self.count += 1
        self._take_line(ok_id, cells)

    def _take_line(self, ok_id: str, cells: RowCells) -> None:
        draft = self.drafts.setdefault(ok_id, Draft())
        try:
            self._check_width(cells)
            self.seen.remarks.extend(take_line(draft, cells, self.picture_hosts))
        except LineRefused as refused:
            draft.name = draft.name or shortened(cells.raw(Column.NAME))
            draft.doubtful.append(cells.row.number)
            self._refuse(cells, refused.column, refused.refusal)
            return
        self.seen.look(cells, self.found)

    def _take_nobodys(self, cells: RowCells, refusal: Invalid) -> None:
        """A row that names no buyer: nothing, a heading once more, a total, a title in between, or a bad row."""
        texts = [tidy(cell.text) for cell in cells.row.cells]
        if not any(texts):
            return
        heading = read_heading(texts)
        if len(heading) >= LEAST_NAMES:
            self._take_heading(cells.row, Found(heading, tuple(texts), 0, (cells.row.number,)))
        elif is_total(cells):
            self.seen.totals.append(cells.row.number)
        elif not _tells(cells):
            self.seen.passed.append(cells.row.number)
        else:
            self.count += 1
            self._refuse(cells, Column.BUYER, refusal)
            self.nobodys.append((cells.row.number, cells.raw(Column.NAME).casefold()))

    def _take_heading(self, row: Row, again: Found) -> None:
        """The same once more, or one of another table: then its columns count from here on."""
        if again.heading == self.found.heading or not again.complete:
            self.seen.headings.append(row.number)
            return
        self.found, self.width = again, max(self.width, len(again.names))
        self.seen.remarks.append(Remark("heading_changed", row.number, values={"row": row.number}))

    def _check_width(self, cells: RowCells) -> None:
        """A cell too many in a text with separators means that those after some sign have moved."""
        width, count = len(self.found.names), len(cells.row.cells)
        further = any(tidy(cell.text) for cell in cells.row.cells[width:])
        if self.table.separated and (count > self.width or further):
            heading = self.found.heading
            last = max(heading, key=lambda column: heading[column][-1])
            raise LineRefused(last, Invalid("cells_more", count=count, width=width))

    def _refuse(self, cells: RowCells, column: Column, refusal: Invalid) -> None:
        self.bad.append(
            BadRow(
                row=cells.row.number,
                column=column,
                reason=refusal.reason,
                values=refusal.values,
                sheet=self.table.sheet,
                cell=shortened(cells.raw(column)),
                buyer=shortened(cells.raw(Column.NAME) or cells.raw(Column.BUYER)),
                goods=shortened(cells.goods()),
            )
        )

    def reading(self, found: Found) -> FileFindings:
        if not self.count:
            raise Invalid("file_empty")
        if Column.BUYER not in found.heading and not self.drafts:
            raise buyers_missing()
        everybody = self._doubt()
        remarks = (*of_table(self.table, found), *self.seen.as_remarks())
        drafts = {ok_id: draft for ok_id, draft in self.drafts.items() if draft.lines}
        return FileFindings(
            rows=self.count,
            buyers=tuple(draft.finished(ok_id, bool(everybody)) for ok_id, draft in drafts.items()),
            bad=tuple(self.bad),
            ignored=unknown(found.heading, found.names),
            remarks=remarks[:MOST_REMARKS],
            remarked=len(remarks),
            kept=kept_of(drafts, everybody),
        )

    def _doubt(self) -> list[int]:
        """Rows that may be anybody's. One whose name is that of a single buyer is his."""
        named: dict[str, list[Draft]] = {}
        for draft in self.drafts.values():
            named.setdefault(draft.name.casefold(), []).append(draft)
        everybody: list[int] = []
        for number, name in self.nobodys:
            same = named.get(name, []) if name else []
            (same[0].doubtful if len(same) == 1 else everybody).append(number)
        return everybody


def _tells(cells: RowCells) -> bool:
    """Whether a row is one of an order: it names goods, a number like a buyer's, or a person and a sum."""
    if cells.goods() or any(sign.isdecimal() for sign in cells.raw(Column.BUYER)):
        return True
    return bool(cells.raw(Column.NAME)) and any(map(cells.raw, (Column.QUANTITY, Column.PRICE)))
