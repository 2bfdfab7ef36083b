"""Whom a file names: of one whose data was erased since it came, it tells only what he ordered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chalicelib.domain.imports.findings import BuyerRows
    from chalicelib.domain.imports.import_job import Import
    from chalicelib.usecases.ports import Known, Orders


class Named(Struct, frozen=True):
    """What a file says of one person, and who he is to it; ``marked``: one of that number was erased before it came."""

    rows: BuyerRows
    person: Known | None = None
    marked: bool = False


def people_of(orders: Orders, job: Import, plan: Sequence[BuyerRows]) -> Sequence[Named]:
    """In the order of the file."""
    found = orders.of_people(job.community, job.purchase, [rows.ok_id for rows in plan])
    return [_named(job, rows, found) for rows in plan]


def _named(job: Import, rows: BuyerRows, found: Mapping[str, Known]) -> Named:
    """A file that came after an erasure makes a new person: whoever sent it names him anew."""
    person = found.get(rows.ok_id)
    if person is None:
        return Named(rows)
    if person.buyer.erased_at and person.buyer.erased_at < job.created_at:
        return Named(rows, marked=True)
    said = _nameless(rows) if person.buyer.forgotten else rows
    return Named(said, person)


def _nameless(rows: BuyerRows) -> BuyerRows:
    return replace(rows, name="", phone=None, lines=tuple(replace(line, comment="") for line in rows.lines))
