"""Rows of an organizer's file: cells → lines of orders, or a reason why not; what was not seen is said."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field

from chalicelib.domain.errors import Invalid
from chalicelib.domain.imports.columns import Column, unknown
from chalicelib.domain.imports.drafts import Draft, LineRefused, kept_of, take_line
from chalicelib.domain.imports.findings import MOST_REMARKS, BadRow, FileFindings
from chalicelib.domain.imports.headings import Found, buyers_missing, check_heading
from chalicelib.domain.imports.layout import Layout, lay_out
from chalicelib.domain.imports.row_cells import RowCells
from chalicelib.domain.imports.row_kinds import is_total
from chalicelib.domain.imports.seen import Seen, of_table
from chalicelib.domain.imports.tables import Row, Table, shortened, tidy


def read_rows(table: Table, picture_hosts: Sequence[str] = ()) -> FileFindings:
    """Read a file's rows; pictures of goods may be on ``picture_hosts``, named as a content policy does.

    Raises Invalid when no heading is found or there are no rows under it.
    """
    layout, rows = lay_out(table)
    found = layout.found
    check_heading(found, table.sheet)
    sifting = _Sifting(table, layout, picture_hosts)
    for row in rows:
        sifting.take(row)
    return sifting.reading(found)


class _Sifting(Struct):
    """``nobodys`` are rows that do not say whose they are, each with the name that stands in it."""

    table: Table
    layout: Layout
    picture_hosts: Sequence[str]
    drafts: dict[str, Draft] = field(default_factory=dict)
    bad: list[BadRow] = field(default_factory=list)
    seen: Seen = field(default_factory=Seen)
    nobodys: list[tuple[int, str]] = field(default_factory=list)
    count: int = 0

    def take(self, row: Row) -> None:
        cells = RowCells(self.layout.found.heading, row)
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
            self.layout.check_width(cells.row)
            self.seen.remarks.extend(take_line(draft, cells, self.picture_hosts))
        except LineRefused as refused:
            draft.name = draft.name or shortened(cells.raw(Column.NAME))
            draft.doubtful.append(cells.row.number)
            self._refuse(cells, refused.column, refused.refusal)
            return
        self.seen.look(cells, self.layout.found)

    def _take_nobodys(self, cells: RowCells, refusal: Invalid) -> None:
        """A row that names no buyer: nothing, a heading once more, a total, a title in between, or a bad row."""
        if not any(tidy(cell.text) for cell in cells.row.cells) or self.layout.takes_heading(cells.row, self.seen):
            return
        if is_total(cells):
            self.seen.totals.append(cells.row.number)
        elif not _tells(cells):
            self.seen.passed.append(cells.row.number)
        else:
            self.count += 1
            self._refuse(cells, Column.BUYER, refusal)
            self.nobodys.append((cells.row.number, cells.raw(Column.NAME).casefold()))

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
