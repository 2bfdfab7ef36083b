"""Last step of an import: the purchase's delivery is split over its orders again, to the kopeck."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

import msgspec

from chalicelib.domain.errors import Repeated
from chalicelib.domain.imports import CHUNK, Import, ImportState, chunks_of, shares_file
from chalicelib.domain.journal import SYSTEM, Entry, Event, import_subject, order_subject
from chalicelib.domain.money import split
from chalicelib.domain.orders import ChangeReason, Order, changed
from chalicelib.usecases.ports import Clock, Commit, Commits, Files, NewId, Orders, Purchases


@dataclass(frozen=True)
class DeliverySplitting:
    """The first step writes down who shall have which share, the others give the shares out."""

    files: Files
    purchases: Purchases
    orders: Orders
    commits: Commits
    now: Clock
    new_id: NewId

    def run(self, job: Import) -> Import:
        if job.done == 0:
            return self._plan(job)
        shares = msgspec.json.decode(self.files.read(job.community, shares_file(job.id)), type=list[tuple[str, int]])
        chunk = shares[(job.done - 1) * CHUNK : job.done * CHUNK]
        orders = self.orders.many(job.community, [number for number, _ in chunk])
        for number, share in chunk:
            if number in orders and orders[number].delivery_share != share:
                self._give(job, orders[number], share)
        return job.stepped(ImportState.DONE)

    def _plan(self, job: Import) -> Import:
        cost = self.purchases.get(job.community, job.purchase).delivery_cost
        orders = self._all(job)
        shares = dict(zip(orders, split(cost, [order.goods for order in orders.values()]), strict=True))
        moved = [(number, share) for number, share in shares.items() if orders[number].delivery_share != share]
        self.files.write(job.community, shares_file(job.id), msgspec.json.encode(moved))
        return replace(job, chunks=1 + chunks_of(len(moved))).stepped(ImportState.DONE)

    def _all(self, job: Import) -> Mapping[str, Order]:
        numbers: Sequence[str] = sorted(self.orders.numbers(job.community, job.purchase).values(), key=int)
        orders = self.orders.many(job.community, numbers)
        return {number: orders[number] for number in numbers if number in orders}

    def _give(self, job: Import, order: Order, share: int) -> None:
        after = changed(order, self.now(), ChangeReason.DELIVERY_SPLIT, replace(order, delivery_share=share))
        data = {
            "number": order.number,
            "buyer": order.buyer,
            "reason": ChangeReason.DELIVERY_SPLIT,
            "before": order.total,
            "after": after.total,
        }
        subject = order_subject(order.number)
        entry = Entry(self.new_id(), job.community, subject, Event.ORDER_CHANGED, self.now(), SYSTEM, data)
        cause = f"{import_subject(job.id)}/share/{order.number}"
        with suppress(Repeated):  # a try that lost its answer, or its life, had given it
            self.commits.commit(job.community, Commit((after,), (entry,), once=cause))
