"""An order changes hands: the buyer says he has it, or the desk gives it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.errors import Conflict, NotFound
from chalicelib.domain.journal import Event, Fact, order_subject
from chalicelib.domain.orders.order import Handout, Order, handed
from chalicelib.usecases.point_loads import moved
from chalicelib.usecases.ports import Buyers, Clock, Commit, Commits, Orders, Signer
from chalicelib.usecases.retries import retry_on_stale

if TYPE_CHECKING:
    from chalicelib.domain.access.principals import Principal
    from chalicelib.domain.buyers.buyer import Buyer

CODE = "order"
"""What the signed texts of orders are for: a code says which order it is, and is of use to nobody but a desk."""


class HandOverOrders(Struct, frozen=True):
    orders: Orders
    buyers: Buyers
    signer: Signer
    commits: Commits
    now: Clock

    def code(self, principal: Principal, number: str) -> str:
        """The signed text of the order's code. Raises NotFound, Conflict when there is nothing to collect."""
        order = self._own(principal, number)
        if order.handout is Handout.HANDED_OUT:
            raise Conflict("order_received")
        if not order.collectable:
            raise Conflict("order_not_ready")
        return self.signer.sign(CODE, f"{order.community}/{order.number}")

    def confirm(self, principal: Principal, number: str) -> Order:
        """The buyer says that he has it; said twice is said once. Raises NotFound, Conflict."""

        def change() -> Order:
            order = self._own(principal, number)
            if order.handout is Handout.HANDED_OUT:
                return order
            if not order.collectable:
                raise Conflict("order_not_ready")
            return self._hand(order, Handout.HANDED_OUT)

        return retry_on_stale(change)

    def read(self, principal: Principal, code: str) -> tuple[Order, Buyer]:
        """The order a code was made for, as the desk sees it. Raises NotFound for any other text."""
        community, _, number = (self.signer.unsign(CODE, code.strip()) or "").partition("/")
        if community != principal.community:
            raise NotFound("code_foreign")
        return self.show(principal, number)

    def show(self, principal: Principal, number: str) -> tuple[Order, Buyer]:
        """Any order of the community, with its buyer. Raises NotFound."""
        order = self.orders.get(principal.community, number)
        return order, self.buyers.get(principal.community, order.buyer)

    def hand(self, principal: Principal, number: str, handout: Handout) -> Order:
        """What the desk did with it. Raises NotFound, Conflict where the table of moves says no."""

        def change() -> Order:
            order = self.orders.get(principal.community, number)
            if order.handout is handout:
                return order
            return self._hand(order, handout)

        return retry_on_stale(change)

    def _own(self, principal: Principal, number: str) -> Order:
        order = self.orders.get(principal.community, number)
        if order.buyer != principal.id:
            raise NotFound("order_missing")
        return order

    def _hand(self, order: Order, handout: Handout) -> Order:
        after = handed(order, handout, self.now())
        data = {"number": order.number, "buyer": order.buyer, "handout": handout, "before": order.handout}
        was, became = {"handout": order.handout}, {"handout": handout}
        fact = Fact(_event(order, after), order_subject(order.number), data, before=was, after=became)
        self.commits.commit(order.community, Commit((after,), (fact,), counter_updates=moved(order, after)))
        return replace(after, version=order.version + 1)


def _event(before: Order, after: Order) -> Event:
    """A buyer hears that his order can be collected when it first can, not when a slip of the desk is put right."""
    if after.handout is Handout.HANDED_OUT:
        return Event.ORDER_HANDED_OUT
    first = before.handout is Handout.NOT_READY and after.handout is Handout.READY
    return Event.ORDER_READY if first else Event.ORDER_HANDOUT_CHANGED
