"""Things ↔ JSON of imports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.api.wire.forms import Asked, Wire
from chalicelib.edge.answers import explained, named

if TYPE_CHECKING:
    from chalicelib.domain import differences, imports
    from chalicelib.domain.lists import Page
    from chalicelib.domain.orders import OrderLine
    from chalicelib.usecases.imports.importing import BadRows as FoundBadRows


class ImportAsked(Asked, frozen=True):
    name: str
    size: int


class Progress(Wire, frozen=True):
    done: int
    total: int


class Counts(Wire, frozen=True):
    new: int
    changed: int
    unchanged: int
    absent: int


class Import(Wire, frozen=True):
    id: str
    purchase: str
    file_name: str
    state: str
    progress: Progress
    rows: int
    bad_rows: int
    counts: Counts
    ignored_columns: tuple[str, ...]
    failure: str | None


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
    row: int
    column: str
    reason: str


class BadRows(Wire, frozen=True):
    rows: list[BadRow]
    total: int
    download: str | None


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
        Counts(counts.new, counts.changed, counts.unchanged, counts.absent),
        job.ignored,
        explained(job.failure, job.failure_values, language) if job.failure else None,
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
        BadRow(row.row, named(f"columns.{row.column}", language), explained(row.reason, row.values, language))
        for row in found.rows
    ]
    return BadRows(rows, found.total, found.download)
