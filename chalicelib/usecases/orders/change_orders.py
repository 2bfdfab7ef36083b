"""Many orders are changed at once: each by itself, with a result of its own."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.errors import Conflict, Forbidden, Invalid, KabinetError, NotFound, Stale, Unavailable
from chalicelib.domain.journal import Event, Fact, order_subject
from chalicelib.domain.orders.adjusting import cancelled, reopened
from chalicelib.domain.orders.editing import OrderAction, check_allowed, edit_note
from chalicelib.domain.orders.status import order_status
from chalicelib.usecases.order_terms import reweighed
from chalicelib.usecases.orders.handing import handing
from chalicelib.usecases.point_loads import moved
from chalicelib.usecases.ports import Buyers, Clock, Commit, Commits, Orders

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chalicelib.domain.access.principals import Principal
    from chalicelib.domain.buyers.buyer import Buyer
    from chalicelib.domain.orders.order import Handout, Order

MOST = 100


class StatusChange(StrEnum):
    """What of the status is not where the purchase or the goods are, but a decision on one order."""

    CANCELLED = "cancelled"
    REOPENED = "reopened"


class ChangeWish(Struct, frozen=True):
    """One of the two; ``reason`` is told to whose order is cancelled."""

    handout: Handout | None = None
    status: StatusChange | None = None
    reason: str = ""


class OrderVersion(Struct, frozen=True):
    number: str
    version: int


class ChangeResult(Struct, frozen=True):
    """``order`` as it is now, or would be; None: there is none. ``refusal``: why it was not changed."""

    number: str
    order: Order | None
    refusal: KabinetError | None = None


class Changes(Struct, frozen=True):
    """``people`` are the orders' buyers, by id."""

    results: Sequence[ChangeResult]
    people: Mapping[str, Buyer]


class ChangeOrders(Struct, frozen=True):
    orders: Orders
    buyers: Buyers
    commits: Commits
    now: Clock

    def change(self, principal: Principal, wish: ChangeWish, asked: Sequence[OrderVersion], dry_run: bool) -> Changes:
        """In the order asked for. Whoever has seen another version than there is, is told so with the present state.

        Raises Invalid; Unavailable, SessionRevoked when nothing was changed yet.
        """
        checked = _checked(wish, asked)
        found = principal.reach.orders(self.orders.many(principal.community, [each.number for each in asked]))
        results = [
            self._result(principal, checked, found.get(each.number) or each.number, version=each.version, dry=dry_run)
            for each in asked
        ]
        concerned = sorted({each.order.buyer for each in results if each.order})
        return Changes(results, self.buyers.many(principal.community, concerned) if concerned else {})

    def _result(
        self, principal: Principal, wish: ChangeWish, order: Order | str, *, version: int, dry: bool
    ) -> ChangeResult:
        """``order`` is its number where there is none."""
        if isinstance(order, str):
            return ChangeResult(order, None, NotFound("order_missing"))
        if _is_so(order, wish):
            return ChangeResult(order.number, order)
        if order.version != version:
            return ChangeResult(order.number, order, Stale("order_stale"))
        try:
            after, commit = self._planned(principal, order, wish)
            if not dry:
                self.commits.commit(order.community, commit)
        except Stale:
            return ChangeResult(order.number, self.orders.get(order.community, order.number), Stale("order_stale"))
        except (Conflict, Forbidden, Unavailable) as refusal:
            return ChangeResult(order.number, order, refusal)
        return ChangeResult(order.number, after if dry else replace(after, version=order.version + 1))

    def _planned(self, principal: Principal, order: Order, wish: ChangeWish) -> tuple[Order, Commit]:
        if wish.handout:
            return handing(order, wish.handout, self.now())
        if wish.status is StatusChange.CANCELLED:
            check_allowed(OrderAction.CANCEL, order, principal.role)
            after, event = cancelled(order, self.now(), wish.reason), Event.ORDER_CALLED_OFF
        else:
            check_allowed(OrderAction.REOPEN, order, principal.role)
            after, event = reopened(order, self.now(), wish.reason), Event.ORDER_CHANGED
        data = {
            "number": order.number,
            "buyer": order.buyer,
            "reason": wish.reason,
            "note": wish.reason,
            "before": order.total,
            "after": after.total,
            "paid": order.paid,
        }
        was, became = _told(order), _told(after)
        fact = Fact(event, order_subject(order.number), data, before=was, after=became)
        return after, Commit((after,), [*reweighed(order, after), fact], counter_updates=moved(order, after))


def _told(it: Order) -> dict[str, object]:
    return {"status": order_status(it), "total": it.total}


def _checked(wish: ChangeWish, asked: Sequence[OrderVersion]) -> ChangeWish:
    """Raises Invalid."""
    if (wish.handout is None) == (wish.status is None):
        raise Invalid("change_unreadable", "handout")
    if not 1 <= len(asked) <= MOST:
        raise Invalid("changes_unreadable", "orders", limit=MOST)
    if len({each.number for each in asked}) < len(asked):
        raise Invalid("orders_repeated", "orders")
    if not wish.status and not wish.reason.strip():
        return wish
    return replace(wish, reason=edit_note(wish.reason))


def _is_so(order: Order, wish: ChangeWish) -> bool:
    """It may be asked for once more: what is so already is answered as if it had just been done."""
    if wish.handout:
        return order.handout is wish.handout
    return (order.cancelled_at is not None) == (wish.status is StatusChange.CANCELLED)
