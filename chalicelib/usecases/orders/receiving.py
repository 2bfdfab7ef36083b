"""An order changes hands: the buyer says he has it, or the desk gives it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.errors import Conflict, NotFound
from chalicelib.domain.journal import Entry, Event, buyer_subject, order_subject
from chalicelib.domain.orders import Handout, Order, handed
from chalicelib.usecases.loads import moved
from chalicelib.usecases.ports import Buyers, Clock, Commit, Commits, NewId, Orders, Seals
from chalicelib.usecases.rereading import reread

if TYPE_CHECKING:
    from chalicelib.domain.buyers import Buyer
    from chalicelib.domain.launch import Caller

CODE = "order"
"""What the seals of orders are for: a code says which order it is, and is of use to nobody but a desk."""


class Receiving(Struct, frozen=True):
    orders: Orders
    buyers: Buyers
    seals: Seals
    commits: Commits
    now: Clock
    new_id: NewId

    def code(self, caller: Caller, number: str) -> str:
        """The signed text of the order's code. Raises NotFound, Conflict when there is nothing to collect."""
        order = self._own(caller, number)
        if order.handout is Handout.HANDED_OUT:
            raise Conflict("order_received")
        if not order.collectable:
            raise Conflict("order_not_ready")
        return self.seals.seal(CODE, f"{order.community}/{order.number}")

    def confirm(self, caller: Caller, number: str) -> Order:
        """The buyer says that he has it; said twice is said once. Raises NotFound, Conflict."""

        def change() -> Order:
            order = self._own(caller, number)
            if order.handout is Handout.HANDED_OUT:
                return order
            if not order.collectable:
                raise Conflict("order_not_ready")
            return self._hand(caller, order, Handout.HANDED_OUT)

        return reread(change)

    def read(self, caller: Caller, code: str) -> tuple[Order, Buyer]:
        """The order a code was made for, as the desk sees it. Raises NotFound for any other text."""
        community, _, number = (self.seals.open(CODE, code.strip()) or "").partition("/")
        if community != caller.community:
            raise NotFound("code_foreign")
        return self.show(caller, number)

    def show(self, caller: Caller, number: str) -> tuple[Order, Buyer]:
        """Any order of the community, with its buyer. Raises NotFound."""
        order = self.orders.get(caller.community, number)
        return order, self.buyers.get(caller.community, order.buyer)

    def hand(self, caller: Caller, number: str, handout: Handout) -> Order:
        """What the desk did with it. Raises NotFound, Conflict where the table of moves says no."""

        def change() -> Order:
            order = self.orders.get(caller.community, number)
            if order.handout is handout:
                return order
            return self._hand(caller, order, handout)

        return reread(change)

    def _own(self, caller: Caller, number: str) -> Order:
        order = self.orders.get(caller.community, number)
        if order.buyer != caller.buyer:
            raise NotFound("order_missing")
        return order

    def _hand(self, caller: Caller, order: Order, handout: Handout) -> Order:
        after = handed(order, handout, self.now())
        data = {"number": order.number, "buyer": order.buyer, "handout": handout, "before": order.handout}
        actor, subject = buyer_subject(caller.buyer), order_subject(order.number)
        entry = Entry(self.new_id(), order.community, subject, _event(order, after), self.now(), actor, data)
        self.commits.commit(order.community, Commit((after,), (entry,), tallies=moved(order, after)))
        return replace(after, version=order.version + 1)


def _event(before: Order, after: Order) -> Event:
    """A buyer hears that his order can be collected when it first can, not when a slip of the desk is put right."""
    if after.handout is Handout.HANDED_OUT:
        return Event.ORDER_HANDED_OUT
    first = before.handout is Handout.NOT_READY and after.handout is Handout.READY
    return Event.ORDER_READY if first else Event.ORDER_HANDOUT_CHANGED
