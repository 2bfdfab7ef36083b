"""The delivery of a purchase, entered late or put right, is split over its orders anew, to the kopeck, in steps."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.errors import NotFound, Repeated
from chalicelib.domain.journal import Event, Fact, purchase_subject
from chalicelib.domain.orders.order import Order, changed
from chalicelib.domain.orders.shares import Weight, fair_shares, weight_of
from chalicelib.domain.orders.sums import ChangeReason
from chalicelib.domain.purchases.delivery import TOGETHER, shares_file, weights_file
from chalicelib.domain.purchases.purchase import Purchase, Stage
from chalicelib.usecases.jobs import CHUNK
from chalicelib.usecases.order_terms import recalculations
from chalicelib.usecases.ports import Clock, Commit, Commits, Files, Orders, Purchases
from chalicelib.usecases.retries import retry_on_stale_from

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from chalicelib.domain.journal import Entry

LOOKED_AT = 500
"""Orders that a step may read where it writes none."""


class ResplitDelivery(Struct, frozen=True):
    """A round weighs all orders, writes down which shares have to move and gives them out; then all is looked at again.

    It is done when nothing has to move. A message names the change of the cost that it was written for: when there is
    a newer one, that one has its own messages, and no share of the older one is given any more.
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
        if purchase.split != entry.data["split"] or purchase.stage is Stage.CANCELLED:
            return
        if entry.event == Event.DELIVERY_SHARED:
            self._share(purchase, _number(entry, "round"), _number(entry, "left"))
        else:
            self._weigh(purchase, _number(entry, "round"), _number(entry, "chunk"), str(entry.data.get("after", "")))

    def _weigh(self, purchase: Purchase, turn: int, chunk: int, after: str) -> None:
        slots = self.orders.numbers_after(purchase.community, purchase.id, after, LOOKED_AT + 1)
        orders = self.orders.many(purchase.community, [number for _, number in slots[:LOOKED_AT]]) if slots else {}
        weights = [weight_of(order) for order in orders.values()]
        if len(slots) <= LOOKED_AT:
            self._plan(purchase, turn, [*self._weighed(purchase, turn, chunk), *weights])
            return
        name = weights_file(purchase.id, _turn(purchase, turn), chunk)
        self.files.write(purchase.community, name, msgspec.json.encode(weights))
        further = {"round": turn, "chunk": chunk + 1, "after": slots[LOOKED_AT - 1][0]}
        self._go_on(purchase, Event.DELIVERY_WEIGHED, further)

    def _weighed(self, purchase: Purchase, turn: int, chunks: int) -> Iterator[Weight]:
        for chunk in range(chunks):
            name = weights_file(purchase.id, _turn(purchase, turn), chunk)
            yield from msgspec.json.decode(self.files.read(purchase.community, name), type=list[Weight])

    def _plan(self, purchase: Purchase, turn: int, weights: Sequence[Weight]) -> None:
        shares = fair_shares(purchase.delivery_cost, weights)
        moving = [(weight.number, share) for weight, share in shares if weight.share != share]
        for start in range(0, len(moving), TOGETHER):
            name = shares_file(purchase.id, _turn(purchase, turn), start // TOGETHER)
            self.files.write(purchase.community, name, msgspec.json.encode(moving[start : start + TOGETHER]))
        if moving:
            self._go_on(purchase, Event.DELIVERY_SHARED, {"round": turn, "left": -(-len(moving) // CHUNK)})

    def _share(self, purchase: Purchase, turn: int, left: int) -> None:
        chunk = self._planned(purchase, turn, left - 1)
        orders = self.orders.many(purchase.community, [number for number, _ in chunk]) if chunk else {}
        for number, share in chunk:
            if number in orders:
                self._give(purchase, orders[number], share)
        if left > 1:
            self._go_on(purchase, Event.DELIVERY_SHARED, {"round": turn, "left": left - 1})
        else:
            self._go_on(purchase, Event.DELIVERY_WEIGHED, {"round": turn + 1, "chunk": 0, "after": ""})

    def _planned(self, purchase: Purchase, turn: int, chunk: int) -> Sequence[tuple[str, int]]:
        """Nothing where a step that came twice has planned less: all is looked at again in the end."""
        file, start = divmod(chunk * CHUNK, TOGETHER)
        with suppress(NotFound):
            content = self.files.read(purchase.community, shares_file(purchase.id, _turn(purchase, turn), file))
            return msgspec.json.decode(content, type=list[tuple[str, int]])[start : start + CHUNK]
        return ()

    def _give(self, purchase: Purchase, read: Order, share: int) -> None:
        """Only while the purchase is as it was read: the cost may have changed once more."""
        community, split = purchase.community, purchase.split

        def again() -> tuple[Purchase, Order]:
            return self.purchases.get(community, purchase.id), self.orders.get(community, read.number)

        def give(both: tuple[Purchase, Order]) -> None:
            current, order = both
            if current.split != split or order.delivery_share == share:
                return
            shared = replace(order, delivery_share=share)
            after = changed(order, self.now(), ChangeReason.DELIVERY_SPLIT, shared)
            self.commits.commit(community, Commit((after,), recalculations(order, after), unchanged=(current,)))

        retry_on_stale_from((purchase, read), again, give)

    def _go_on(self, purchase: Purchase, event: Event, further: dict[str, object]) -> None:
        subject = purchase_subject(purchase.id)
        place = "/".join(str(each) for each in further.values())
        cause = f"{subject}/split/{purchase.split}/{event}/{place}"
        fact = Fact(event, subject, {"split": purchase.split, **further})
        with suppress(Repeated):
            self.commits.commit(purchase.community, Commit((), (fact,), idempotency_key=cause))


def _turn(purchase: Purchase, turn: int) -> str:
    return f"{purchase.split}/{turn}"


def _number(entry: Entry, name: str) -> int:
    value = entry.data.get(name, 0)
    return value if isinstance(value, int) else 0
