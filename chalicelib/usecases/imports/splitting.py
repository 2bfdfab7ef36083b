"""Last step of an import: the purchase's delivery is split over its orders again, to the kopeck."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.errors import Repeated
from chalicelib.domain.imports import CHUNK, Import, ImportState, chunks_of, shares_file
from chalicelib.domain.journal import Event, Fact, import_subject, order_subject
from chalicelib.domain.money import split
from chalicelib.domain.order_news import news_of, news_of_money
from chalicelib.domain.orders import Order, changed, on_terms
from chalicelib.domain.sums import ChangeReason
from chalicelib.usecases.loads import moved
from chalicelib.usecases.ports import Clock, Commit, Commits, Files, Orders, Purchases

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chalicelib.domain.purchases import Terms


class DeliverySplitting(Struct, frozen=True):
    """One step writes down which shares have to move, the following give them out; then all is looked at again.

    The import is done when nothing has to move: whoever wrote these orders meanwhile (another import
    into the purchase, a second worker on the same message), the last one to write looks again.
    """

    files: Files
    purchases: Purchases
    orders: Orders
    commits: Commits
    now: Clock

    def run(self, job: Import) -> Import:
        """The last step that is known is one that looks."""
        left = job.chunks - job.done - 1
        return self._share(job, left) if left else self._plan(job)

    def _plan(self, job: Import) -> Import:
        orders = self._all(job)
        bought = any(order.goods for order in orders.values())
        purchase = self.purchases.get(job.community, job.purchase)
        cost = purchase.delivery_cost if bought else 0
        shares = zip(orders.values(), split(cost, [order.goods for order in orders.values()]), strict=True)
        late = purchase.terms.revision  # the terms may have changed while the import wrote orders on the old ones
        moving = [
            (order.number, share)
            for order, share in shares
            if order.delivery_share != share or order.terms.revision < late
        ]
        if not moving:
            return job.stepped(ImportState.DONE)
        self.files.write(job.community, shares_file(job.id), msgspec.json.encode(moving))
        return replace(job, chunks=job.chunks + chunks_of(len(moving)) + 1).stepped(ImportState.DONE)

    def _share(self, job: Import, left: int) -> Import:
        """From the end, so that a step need not know where its round began."""
        shares = msgspec.json.decode(self.files.read(job.community, shares_file(job.id)), type=list[tuple[str, int]])
        chunk = shares[(left - 1) * CHUNK : left * CHUNK]
        orders = self.orders.many(job.community, [number for number, _ in chunk])
        terms = self.purchases.get(job.community, job.purchase).terms
        for number, share in chunk:
            order = orders.get(number)
            if order and order.terms.revision < terms.revision:
                order = self._give_terms(order, terms)
            if order and order.delivery_share != share:
                self._give(job, order, share)
        return job.stepped(ImportState.DONE)

    def _all(self, job: Import) -> Mapping[str, Order]:
        numbers: Sequence[str] = sorted(self.orders.numbers(job.community, job.purchase).values(), key=int)
        orders = self.orders.many(job.community, numbers)
        return {number: orders[number] for number in numbers if number in orders}

    def _give_terms(self, order: Order, terms: Terms) -> Order:
        after, subject = on_terms(order, terms), order_subject(order.number)
        data = {"number": order.number, "buyer": order.buyer}
        facts = [Fact(event, subject, data) for event in news_of(order, after)]
        self.commits.commit(order.community, Commit((after,), facts, tallies=moved(order, after)))
        return replace(after, version=after.version + 1)

    def _give(self, job: Import, order: Order, share: int) -> None:
        shared, reason = replace(order, delivery_share=share), ChangeReason.DELIVERY_SPLIT
        after = changed(order, self.now(), reason, shared, since=job.created_at)
        data = {
            "number": order.number,
            "buyer": order.buyer,
            "import": job.id,
            "reason": ChangeReason.DELIVERY_SPLIT,
            "before": order.total,
            "after": after.total,
            "paid": after.paid,
        }
        subject = order_subject(order.number)
        facts = [Fact(event, subject, data) for event in (Event.ORDER_RECALCULATED, *news_of_money(order, after))]
        cause = f"{import_subject(job.id)}/share/{job.done}/{order.number}"
        with suppress(Repeated):  # a try that lost its answer, or its life, had given it
            self.commits.commit(job.community, Commit((after,), facts, once=cause))
