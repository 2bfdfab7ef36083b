"""The delivery of a purchase, entered late or of other goods by now, is split over its orders anew, to the kopeck."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.errors import NotFound
from chalicelib.domain.journal import Event, Fact, purchase_subject
from chalicelib.domain.orders.order import Order, changed
from chalicelib.domain.orders.shares import Share, Weight, fair_shares, weight_of
from chalicelib.domain.orders.sums import ChangeReason
from chalicelib.domain.purchases.delivery import TOGETHER, Cause, shares_file, weights_file
from chalicelib.domain.purchases.editing import EDITABLE
from chalicelib.domain.purchases.purchase import Purchase, Stage
from chalicelib.usecases.jobs import CHUNK, say_once
from chalicelib.usecases.order_terms import recalculations
from chalicelib.usecases.ports import Clock, Commit, Commits, Files, Orders, Purchases
from chalicelib.usecases.purchase_orders import orders_after
from chalicelib.usecases.retries import retry_on_stale_from

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from chalicelib.domain.journal import Entry

LOOKED_AT = 500
"""Orders that a step may read where it writes none."""


class Round(Struct, frozen=True):
    """One look at all orders of a purchase, and what follows from it; ``cause`` is the event of a change of its goods
    that set it going, empty: the change of the cost did.
    """

    purchase: Purchase
    turn: int
    cause: str = ""

    @property
    def chain(self) -> str:
        """Of rounds: what one of them has done is not taken for another's."""
        return f"{self.purchase.split}/{self.cause}" if self.cause else str(self.purchase.split)

    @property
    def name(self) -> str:
        return f"{self.chain}/{self.turn}"


class ResplitDelivery(Struct, frozen=True):
    """A round weighs all orders, writes down which shares have to move and gives them out; then all is looked at again.

    It is done when nothing has to move. A message names the change of the cost that it was written for: when there is
    a newer one, that one has its own messages, and no share of the older one is given any more. Of several changes
    of goods at once each has messages of its own: whoever gives the last share looks at all once more.
    """

    purchases: Purchases
    orders: Orders
    files: Files
    commits: Commits
    now: Clock

    def run(self, entry: Entry) -> None:
        try:
            purchase = self.purchases.get(entry.community, entry.subject.removeprefix("purchase/"))
        except NotFound:
            return
        if entry.event == Event.GOODS_CHANGED:
            if purchase.delivery_cost and purchase.stage in EDITABLE["deliveryCost"]:
                self._weigh(Round(purchase, 0, entry.id), 0, "")
            return
        if purchase.split != entry.data["split"] or purchase.stage is Stage.CANCELLED:
            return
        current = Round(purchase, _number(entry, "round"), str(entry.data.get("cause", "")))
        if entry.event == Event.DELIVERY_SHARED:
            self._share(current, _number(entry, "left"))
        else:
            self._weigh(current, _number(entry, "chunk"), str(entry.data.get("after", "")))

    def _weigh(self, current: Round, chunk: int, after: str) -> None:
        purchase = current.purchase
        some = orders_after(self.orders, purchase.community, purchase.id, after, most=LOOKED_AT)
        weights = [weight_of(order) for order in some.orders]
        if some.following is None:
            self._plan(current, [*self._weighed(current, chunk), *weights])
            return
        name = weights_file(purchase.id, current.name, chunk)
        self.files.write(purchase.community, name, msgspec.json.encode(weights))
        self._go_on(current, Event.DELIVERY_WEIGHED, {"chunk": chunk + 1, "after": some.following})

    def _weighed(self, current: Round, chunks: int) -> Iterator[Weight]:
        for chunk in range(chunks):
            name = weights_file(current.purchase.id, current.name, chunk)
            content = self.files.read(current.purchase.community, name)
            yield from msgspec.json.decode(content, type=list[Weight])

    def _plan(self, current: Round, weights: Sequence[Weight]) -> None:
        purchase = current.purchase
        shares = fair_shares(purchase.delivery_cost, weights)
        moving = [Share(each.number, share, each.seen) for each, share in shares if each.share != share]
        for start in range(0, len(moving), TOGETHER):
            name = shares_file(purchase.id, current.name, start // TOGETHER)
            self.files.write(purchase.community, name, msgspec.json.encode(moving[start : start + TOGETHER]))
        if moving:
            self._go_on(current, Event.DELIVERY_SHARED, {"left": -(-len(moving) // CHUNK)})
        else:
            self._finish(purchase)

    def _finish(self, purchase: Purchase) -> None:
        """All have their shares: the terms that waited for them reach the orders now."""

        def finish(read: Purchase) -> None:
            if read.splitting and read.split == purchase.split:
                terms = Fact(Event.PURCHASE_PROPAGATED, purchase_subject(read.id), {"revision": read.terms.revision})
                self.commits.commit(read.community, Commit((replace(read, splitting=False),), (terms,)))

        retry_on_stale_from(purchase, lambda: self.purchases.get(purchase.community, purchase.id), finish)

    def _share(self, current: Round, left: int) -> None:
        purchase = current.purchase
        chunk = self._planned(current, left - 1)
        orders = self.orders.many(purchase.community, [each.number for each in chunk]) if chunk else {}
        for each in chunk:
            if each.number in orders:
                self._give(current, orders[each.number], each)
        if left > 1:
            self._go_on(current, Event.DELIVERY_SHARED, {"left": left - 1})
        else:
            self._go_on(replace(current, turn=current.turn + 1), Event.DELIVERY_WEIGHED, {"chunk": 0, "after": ""})

    def _planned(self, current: Round, chunk: int) -> Sequence[Share]:
        """Nothing where a step that came twice has planned less: all is looked at again in the end."""
        file, start = divmod(chunk * CHUNK, TOGETHER)
        with suppress(NotFound):
            name = shares_file(current.purchase.id, current.name, file)
            content = self.files.read(current.purchase.community, name)
            return msgspec.json.decode(content, type=list[Share])[start : start + CHUNK]
        return ()

    def _give(self, round: Round, read: Order, planned: Share) -> None:
        """Only while the purchase is as it was read: the cost may have changed once more.

        And only of the revision that was weighed: a message that comes again, late, gives nothing of an older plan.
        """
        purchase, cause = round.purchase, Cause.GOODS if round.cause else Cause.COST
        community, split = purchase.community, purchase.split

        def again() -> tuple[Purchase, Order]:
            return self.purchases.get(community, purchase.id), self.orders.get(community, read.number)

        def give(both: tuple[Purchase, Order]) -> None:
            current, order = both
            is_so = order.delivery_share == planned.share
            if is_so or current.split != split or planned.seen not in (None, order.revision):
                return
            shared = replace(order, delivery_share=planned.share)
            after = changed(order, self.now(), ChangeReason.DELIVERY_SPLIT, shared)
            facts = recalculations(order, after, cause)
            self.commits.commit(community, Commit((after,), facts, unchanged=(current,)))

        retry_on_stale_from((purchase, read), again, give)

    def _go_on(self, current: Round, event: Event, step: dict[str, object]) -> None:
        purchase = current.purchase
        subject, further = purchase_subject(purchase.id), {"round": current.turn, **step}
        place = "/".join(str(each) for each in further.values())
        cause = f"{subject}/split/{current.chain}/{event}/{place}"
        data = {"split": purchase.split, **further, **({"cause": current.cause} if current.cause else {})}
        say_once(self.commits, purchase.community, (Fact(event, subject, data),), cause)


def _number(entry: Entry, name: str) -> int:
    value = entry.data.get(name, 0)
    return value if isinstance(value, int) else 0
