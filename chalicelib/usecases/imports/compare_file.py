"""Second step of an import: what the file would change, chunk by chunk; nothing is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.buyers.buyer import introduced
from chalicelib.domain.imports.differences import (
    OrderDifference,
    drafted,
    line_differences,
    missing,
    pictured,
    reworked,
)
from chalicelib.domain.imports.findings import BuyerRows
from chalicelib.domain.imports.import_job import Counts, Import, ImportState, differences_file, plan_file
from chalicelib.usecases.imports.people import people_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chalicelib.domain.purchases.purchase import Purchase
    from chalicelib.usecases.ports import Clock, Files, Known, Orders, Purchases


COUNTED = 5_000
"""Places of orders that a step counts: they are short rows."""


class CompareFile(Struct, frozen=True):
    files: Files
    purchases: Purchases
    orders: Orders
    now: Clock

    def run(self, job: Import) -> Import:
        """A chunk of the file's buyers; after the last as many steps as it takes to count all orders."""
        compared = job if job.looked_at else self._compared(job)
        return compared.stepped(ImportState.READY) if job.done + 1 < job.chunks else self._counted(compared)

    def _compared(self, job: Import) -> Import:
        plan = msgspec.json.decode(self.files.read(job.community, plan_file(job.id, job.done)), type=list[BuyerRows])
        purchase = self.purchases.get(job.community, job.purchase)
        found = [(named.rows, named.person) for named in people_of(self.orders, job, plan)]
        differences = [self._difference(purchase, rows, person) for rows, person in found]
        telling = [each for each in differences if each.lines or each.contact or each.pictures or each.cancelled]
        self.files.write(job.community, differences_file(job.id, job.done), msgspec.json.encode(telling))
        new = sum(each.number is None for each in differences)
        changed = sum(bool(each.lines or each.contact or each.pictures) for each in differences) - new
        counts = job.counts + Counts(new, changed, len(found) - new - changed) + self._lines(found)
        return replace(job, counts=counts)

    def _difference(self, purchase: Purchase, rows: BuyerRows, person: Known | None) -> OrderDifference:
        order = person.order if person else None
        contact = person is not None and introduced(person.buyer, rows.name, rows.phone) != person.buyer
        before = order or drafted(purchase, "", "", self.now())
        after = reworked(before, purchase, rows)
        lines = line_differences(before.lines, after.lines)
        return OrderDifference(
            buyer=rows.name or (person.buyer.name if person else ""),
            number=order.number if order else None,
            before=order.total if order else None,
            after=after.total,
            lines=lines,
            contact=contact,
            pictures=pictured(before.lines, after.lines),
            cancelled=order is not None and order.cancelled_at is not None,
        )

    def _lines(self, found: Sequence[tuple[BuyerRows, Known | None]]) -> Counts:
        """Of orders that are there: their lines, and what becomes of those that the file does not have."""
        there = [(rows, person.order.lines) for rows, person in found if person and person.order]
        goes = [(rows.incomplete, missing(lines, rows)) for rows, lines in there]
        going = [count for kept, count in goes if not kept]
        return Counts(
            lines=sum(line.counted for _, lines in there for line in lines),
            going=sum(going),
            losing=sum(count > 0 for count in going),
            kept=sum(count for kept, count in goes if kept),
        )

    def _counted(self, job: Import) -> Import:
        """``absent`` are all, until the last of them is counted."""
        slots = self.orders.numbers_after(job.community, job.purchase, job.position, COUNTED)
        counted = replace(job, counts=job.counts + Counts(absent=len(slots)))
        if len(slots) == COUNTED:
            return counted.looking_on(slots[-1][0])
        mentioned = job.counts.changed + job.counts.unchanged
        ready = replace(counted, counts=counted.counts + Counts(absent=-mentioned), position="", looked_at=0)
        return ready.stepped(ImportState.READY)
