"""Things ↔ JSON of imports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.api.wire.forms import Asked, Wire
from chalicelib.edge.answers import explained, named

if TYPE_CHECKING:
    from chalicelib.domain import differences, findings, imports
    from chalicelib.domain.lists import Page
    from chalicelib.domain.orders import OrderLine
    from chalicelib.usecases.imports.importing import BadRows as FoundBadRows


class ImportAsked(Asked, frozen=True):
    name: str
    size: int


class StartAsked(Asked, frozen=True):
    removes: int | None = None


class Progress(Wire, frozen=True):
    done: int
    total: int


class Counts(Wire, frozen=True):
    new: int
    changed: int
    unchanged: int
    absent: int
    lines: int
    going: int
    losing: int
    kept: int


class Import(Wire, frozen=True):
    id: str
    purchase: str
    file_name: str
    state: str
    progress: Progress
    rows: int
    bad_rows: int
    remarks: int
    incomplete: int
    counts: Counts
    ignored_columns: tuple[str, ...]
    queued: bool
    replacing: bool
    completing: bool
    failure: str | None
    saved: int | None


class Upload(Wire, frozen=True):
    url: str
    fields: dict[str, str]


class Begun(Wire, frozen=True, rename={"job": "import"}):
    job: Import
    upload: Upload


class Side(Wire, frozen=True):
    quantity: int
    price: int
    comment: str


class LineDifference(Wire, frozen=True):
    change: str
    article: str
    name: str
    option: str
    before: Side | None
    after: Side | None


class OrderDifference(Wire, frozen=True):
    buyer: str
    number: str | None
    kind: str
    before: int | None
    after: int
    contact: bool
    lines: list[LineDifference]


class Differences(Wire, frozen=True):
    differences: list[OrderDifference]
    cursor: str | None


class BadRow(Wire, frozen=True):
    sheet: str
    row: int
    column: str
    cell: str
    buyer: str
    goods: str
    reason: str


class BadRows(Wire, frozen=True):
    rows: list[BadRow]
    total: int
    download: str | None


class Remark(Wire, frozen=True):
    reason: str
    text: str
    row: int | None
    column: str | None
    cell: str


class Kept(Wire, frozen=True):
    buyers: tuple[str, ...]
    total: int
    everybody: bool
    rows: str


class Remarks(Wire, frozen=True):
    remarks: list[Remark]
    total: int
    kept: Kept


def write_import(job: imports.Import, language: str) -> Import:
    counts = job.counts
    return Import(
        job.id,
        job.purchase,
        job.file_name,
        job.state,
        Progress(job.done, job.chunks),
        job.rows,
        job.bad_rows,
        job.remarks,
        job.incomplete,
        Counts(
            new=counts.new,
            changed=counts.changed,
            unchanged=counts.unchanged,
            absent=counts.absent,
            lines=counts.lines,
            going=counts.going,
            losing=counts.losing,
            kept=counts.kept,
        ),
        job.ignored,
        job.queued,
        counts.replacing,
        job.completing,
        " ".join(named(key, language, **values) for key, values in job.ending) or None,
        job.saved,
    )


def write_differences(page: Page[differences.OrderDifference]) -> Differences:
    return Differences([_order(each) for each in page.things], page.cursor)


def _order(each: differences.OrderDifference) -> OrderDifference:
    kind = "changed" if each.number else "new"
    lines = [_line(line) for line in each.lines]
    return OrderDifference(each.buyer, each.number, kind, each.before, each.after, each.contact, lines)


def _line(line: differences.LineDifference) -> LineDifference:
    change = "changed" if line.before and line.after else "added" if line.after else "removed"
    shown = line.after or line.before
    article, name, option = (shown.article, shown.name, shown.option) if shown else ("", "", "")
    return LineDifference(change, article, name, option, _side(line.before), _side(line.after))


def _side(line: OrderLine | None) -> Side | None:
    return Side(line.quantity, line.price, line.comment) if line else None


def write_bad_rows(found: FoundBadRows, language: str) -> BadRows:
    rows = [
        BadRow(
            row.sheet,
            row.row,
            named(f"columns.{row.column}", language),
            row.cell,
            row.buyer,
            row.goods,
            explained(row.reason, row.values, language),
        )
        for row in found.rows
    ]
    return BadRows(rows, found.total, found.download)


def write_remarks(job: imports.Import, notes: findings.FileNotes, language: str) -> Remarks:
    kept = Kept(notes.kept.buyers, job.incomplete, notes.kept.everybody, notes.kept.rows)
    return Remarks([_remark(each, language) for each in notes.remarks], job.remarks, kept)


def _remark(remark: findings.Remark, language: str) -> Remark:
    column = named(f"columns.{remark.column}", language) if remark.column else None
    text = named(f"remarks.{remark.reason}", language, **remark.values)
    return Remark(remark.reason, text, remark.row, column, remark.cell)
