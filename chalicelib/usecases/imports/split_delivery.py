"""Last step of an import: the purchase's delivery is split over its orders again, to the kopeck."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.errors import NotFound
from chalicelib.domain.imports.import_job import (
    CHUNK,
    LOOKED_AT,
    Import,
    ImportState,
    chunks_of,
    shares_file,
    weights_file,
)
from chalicelib.domain.journal import Event, Fact, import_subject, order_subject
from chalicelib.domain.orders.counting import progress_of
from chalicelib.domain.orders.news import news_of_money
from chalicelib.domain.orders.order import Order, changed
from chalicelib.domain.orders.shares import Weight, fair_shares, weight_of
from chalicelib.domain.orders.sums import ChangeReason
from chalicelib.usecases.order_terms import given_terms
from chalicelib.usecases.ports import Clock, Commit, Commits, Files, Orders, Purchases
from chalicelib.usecases.purchase_orders import orders_after

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


TOGETHER = 10 * CHUNK
"""Shares in a file: the step that plans writes few."""


class SplitDelivery(Struct, frozen=True):
    """A round: its first steps weigh the orders, the last of them writes down which shares have to move, the following
    give them out. Then all is looked at again.

    The import is done when nothing has to move: whoever wrote these orders meanwhile (another import
    into the purchase, a second worker on the same message), the last one to write looks again from the first order on.
    No step reads or writes more than a chunk of orders; of all of them one knows the weights, some bytes each.
    """

    files: Files
    purchases: Purchases
    orders: Orders
    commits: Commits
    now: Clock

    def run(self, job: Import) -> Import:
        """The last step that is known is one that looks."""
        left = job.chunks - job.done - 1
        return self._share(job, left) if left else self._look(job)

    def _look(self, job: Import) -> Import:
        some = orders_after(self.orders, job.community, job.purchase, job.position, most=LOOKED_AT)
        weights = [weight_of(order) for order in some.orders]
        if some.following is None:
            return self._plan(job, [*self._weighed(job), *weights])
        self.files.write(job.community, weights_file(job.id, job.looked_at), msgspec.json.encode(weights))
        return job.looking_on(some.following)

    def _weighed(self, job: Import) -> Iterator[Weight]:
        for chunk in range(job.looked_at):
            content = self.files.read(job.community, weights_file(job.id, chunk))
            yield from msgspec.json.decode(content, type=list[Weight])

    def _plan(self, job: Import, weights: list[Weight]) -> Import:
        purchase = self.purchases.get(job.community, job.purchase)
        shares = fair_shares(purchase.delivery_cost, weights)
        late = purchase.terms.revision  # the terms may have changed while the import wrote orders on the old ones
        moving = [(each.number, share) for each, share in shares if each.share != share or each.revision < late]
        for start in range(0, len(moving), TOGETHER):
            content = msgspec.json.encode(moving[start : start + TOGETHER])
            self.files.write(job.community, shares_file(job.id, start // TOGETHER), content)
        further = chunks_of(len(moving)) + 1 if moving else 0
        return replace(job, chunks=job.chunks + further, position="", looked_at=0).stepped(ImportState.DONE)

    def _share(self, job: Import, left: int) -> Import:
        """From the end, so that a step need not know where its round began."""
        chunk = self._planned(job, left - 1)
        orders = self.orders.many(job.community, [number for number, _ in chunk]) if chunk else {}
        orders = self._on_terms(job, orders)
        moving = [(orders[number], share) for number, share in chunk if number in orders]
        given = (self._given(job, order, share) for order, share in moving if order.delivery_share != share)
        self.commits.commit_each(job.community, given)
        return job.stepped(ImportState.DONE)

    def _planned(self, job: Import, chunk: int) -> Sequence[tuple[str, int]]:
        """Nothing where the release before this one has planned: the look that follows plans again."""
        file, start = divmod(chunk * CHUNK, TOGETHER)
        with suppress(NotFound):
            content = self.files.read(job.community, shares_file(job.id, file))
            return msgspec.json.decode(content, type=list[tuple[str, int]])[start : start + CHUNK]
        return ()

    def _on_terms(self, job: Import, orders: Mapping[str, Order]) -> Mapping[str, Order]:
        """As they are with what the purchase says by now."""
        terms = self.purchases.get(job.community, job.purchase).terms
        late = [order for order in orders.values() if order.terms.revision < terms.revision]
        given = [given_terms(order, terms, self.now()) for order in late]
        self.commits.commit_each(job.community, (commit for _, commit in given))
        written = (replace(after, version=after.version + 1, counted=progress_of(after)) for after, _ in given)
        return {**orders, **{order.number: order for order in written}}

    def _given(self, job: Import, order: Order, share: int) -> Commit:
        """A try that lost its answer, or its life, has given it under the same key."""
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
        return Commit((after,), facts, idempotency_key=cause)
