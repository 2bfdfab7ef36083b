"""Imports ↔ JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from msgspec import field

from chalicelib.api.wire.forms import Asked, Wire, convert
from chalicelib.api.wire.limits import FileSize, limited
from chalicelib.api.wire.uploads import Upload
from chalicelib.domain.imports import import_job as imports
from chalicelib.edge.responses import explained, named

if TYPE_CHECKING:
    from chalicelib.domain.imports import differences, findings
    from chalicelib.domain.lists import Page
    from chalicelib.usecases.bad_rows import BadRows as FoundBadRows
    from chalicelib.usecases.ports import UploadForm


class ImportAsked(Asked, frozen=True):
    name: str
    size: FileSize


class StartAsked(Asked, frozen=True):
    removes: Annotated[int, limited(minimum=0)] | None = None


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
    state: imports.ImportState
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


class Begun(Wire, frozen=True):
    job: Import = field(name="import")
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
    edited: bool


class OrderDifference(Wire, frozen=True):
    buyer: str
    number: str | None
    kind: str
    before: int | None
    after: int
    contact: bool
    pictures: int
    cancelled: bool
    lines: list[LineDifference]


class Differences(Wire, frozen=True):
    items: list[OrderDifference]
    next: str | None


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


def write_begun(made: tuple[imports.Import, UploadForm], language: str) -> Begun:
    job, form = made
    return Begun(job=write_import(job, language), upload=convert(form, Upload))


def write_import(job: imports.Import, language: str) -> Import:
    return Import(
        id=job.id,
        purchase=job.purchase,
        file_name=job.file_name,
        state=job.state,
        progress=Progress(done=job.done, total=job.chunks),
        rows=job.rows,
        bad_rows=job.bad_rows,
        remarks=job.remarks,
        incomplete=job.incomplete,
        counts=convert(job.counts, Counts),
        ignored_columns=job.ignored,
        queued=job.queued,
        replacing=job.counts.replacing,
        completing=job.completing,
        failure=failure_of(job, language),
        saved=job.saved,
    )


def failure_of(job: imports.Import, language: str) -> str | None:
    return " ".join(named(key, language, **values) for key, values in job.ending) or None


def write_differences(page: Page[differences.OrderDifference]) -> Differences:
    return Differences(items=[_order(each) for each in page.things], next=page.cursor)


def _order(each: differences.OrderDifference) -> OrderDifference:
    return OrderDifference(
        buyer=each.buyer,
        number=each.number,
        kind="changed" if each.number else "new",
        before=each.before,
        after=each.after,
        contact=each.contact,
        pictures=each.pictures,
        cancelled=each.cancelled,
        lines=[_line(line) for line in each.lines],
    )


def _line(line: differences.LineDifference) -> LineDifference:
    shown = line.after or line.before
    return LineDifference(
        change="changed" if line.before and line.after else "added" if line.after else "removed",
        article=shown.article if shown else "",
        name=shown.name if shown else "",
        option=shown.option if shown else "",
        before=convert(line.before, Side) if line.before else None,
        after=convert(line.after, Side) if line.after else None,
        edited=line.edited,
    )


def write_bad_rows(found: FoundBadRows, language: str) -> BadRows:
    rows = [
        BadRow(
            sheet=row.sheet,
            row=row.row,
            column=named(f"columns.{row.column}", language),
            cell=row.cell,
            buyer=row.buyer,
            goods=row.goods,
            reason=explained(row.reason, row.values, language),
        )
        for row in found.rows
    ]
    return BadRows(rows=rows, total=found.total, download=found.download)


def write_remarks(job: imports.Import, notes: findings.FileNotes, language: str) -> Remarks:
    kept = Kept(
        buyers=notes.kept.buyers,
        total=job.incomplete,
        everybody=notes.kept.everybody,
        rows=notes.kept.rows,
    )
    return Remarks(remarks=[write_remark(each, language) for each in notes.remarks], total=job.remarks, kept=kept)


def write_remark(remark: findings.Remark, language: str) -> Remark:
    column = named(f"columns.{remark.column}", language) if remark.column else None
    text = named(f"remarks.{remark.reason}", language, **remark.values)
    return Remark(reason=remark.reason, text=text, row=remark.row, column=column, cell=remark.cell)
