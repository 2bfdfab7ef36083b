"""An order changes hands: the buyer says he has it, or the desk gives it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.errors import Conflict, NotFound
from chalicelib.domain.orders.order import Handout, Order
from chalicelib.usecases.orders.handing import handing
from chalicelib.usecases.retries import retry_on_stale

if TYPE_CHECKING:
    from chalicelib.domain.access.principals import Principal
    from chalicelib.domain.buyers.buyer import Buyer
    from chalicelib.usecases.ports import Buyers, Clock, Commits, Orders, Signer

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
        order = principal.reach.order(self.orders.get(community, number), "code_foreign")
        return order, self.buyers.get(community, order.buyer)

    def hand(self, principal: Principal, number: str, handout: Handout) -> Order:
        """What the desk did with it. Raises NotFound, Conflict where the table of moves says no."""

        def change() -> Order:
            order = principal.reach.order(self.orders.get(principal.community, number))
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
        after, commit = handing(order, handout, self.now())
        self.commits.commit(order.community, commit)
        return replace(after, version=order.version + 1)
