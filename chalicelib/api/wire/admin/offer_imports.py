"""Price lists that come as files ↔ JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import field

from chalicelib.api.wire.admin.imports import Progress, Remark, failure_of, write_bad_rows, write_remark
from chalicelib.api.wire.forms import Asked, Wire, convert
from chalicelib.api.wire.uploads import Upload
from chalicelib.domain.imports import import_job as imports

if TYPE_CHECKING:
    from chalicelib.domain.catalogue import offer_import
    from chalicelib.domain.imports import findings
    from chalicelib.domain.lists import Page
    from chalicelib.usecases.bad_rows import BadRows as FoundBadRows
    from chalicelib.usecases.ports import UploadForm


class OfferStartAsked(Asked, frozen=True):
    emptying: bool = False


class OfferCounts(Wire, frozen=True):
    lines: int
    new: int
    changed: int
    price_changed: int
    stock_changed: int
    unchanged: int
    gone: int


class OfferImport(Wire, frozen=True):
    id: str
    price_list: str
    file_name: str
    state: imports.ImportState
    progress: Progress
    rows: int
    bad_rows: int
    remarks: int
    counts: OfferCounts
    ignored_columns: tuple[str, ...]
    queued: bool
    emptying: bool
    failure: str | None


class OfferImportBegun(Wire, frozen=True):
    job: OfferImport = field(name="import")
    upload: Upload


class OfferSide(Wire, frozen=True):
    name: str
    price: int
    stock: int | None
    cost: int | None
    region: str
    delivery_days: int | None


class OfferDifference(Wire, frozen=True):
    kind: str
    offer: str
    article: str
    brand: str
    changed: tuple[str, ...]
    before: OfferSide | None
    after: OfferSide


class OfferDifferences(Wire, frozen=True):
    items: list[OfferDifference]
    next: str | None


class BadOfferRow(Wire, frozen=True):
    sheet: str
    row: int
    column: str
    cell: str
    goods: str
    reason: str


class BadOfferRows(Wire, frozen=True):
    rows: list[BadOfferRow]
    total: int
    download: str | None


class OfferRemarks(Wire, frozen=True):
    remarks: list[Remark]
    total: int


def write_begun(made: tuple[imports.Import, UploadForm], language: str) -> OfferImportBegun:
    job, form = made
    return OfferImportBegun(job=write_import(job, language), upload=convert(form, Upload))


def write_import(job: imports.Import, language: str) -> OfferImport:
    return OfferImport(
        id=job.id,
        price_list=job.price_list,
        file_name=job.file_name,
        state=job.state,
        progress=Progress(done=job.done, total=job.chunks),
        rows=job.rows,
        bad_rows=job.bad_rows,
        remarks=job.remarks,
        counts=convert(job.offers, OfferCounts),
        ignored_columns=job.ignored,
        queued=job.queued,
        emptying=job.emptying,
        failure=failure_of(job, language),
    )


def write_differences(page: Page[offer_import.OfferDifference]) -> OfferDifferences:
    return OfferDifferences(items=[_difference(each) for each in page.things], next=page.cursor)


def _difference(each: offer_import.OfferDifference) -> OfferDifference:
    return OfferDifference(
        kind=each.kind,
        offer=each.id,
        article=each.article,
        brand=each.brand,
        changed=tuple("deliveryDays" if name == "delivery_days" else name for name in each.changed),
        before=convert(each.before, OfferSide) if each.before else None,
        after=convert(each.after, OfferSide),
    )


def write_bad_offer_rows(found: FoundBadRows, language: str) -> BadOfferRows:
    """As those of orders, except that nobody has ordered."""
    return convert(write_bad_rows(found, language), BadOfferRows)


def write_remarks(job: imports.Import, notes: findings.FileNotes, language: str) -> OfferRemarks:
    return OfferRemarks(remarks=[write_remark(each, language) for each in notes.remarks], total=job.remarks)
