"""An organizer corrects an order: its lines, and adjustments of its sum."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.imports.differences import line_differences
from chalicelib.domain.journal import Event, Fact, order_subject
from chalicelib.domain.orders.adjusting import adjusted, adjustment, without_adjustment
from chalicelib.domain.orders.editing import LineEdit, OrderAction, check_allowed, edit_note, edited_lines
from chalicelib.domain.orders.news import news_of_money
from chalicelib.domain.orders.order import changed
from chalicelib.domain.orders.sums import AdjustmentKind, ChangeReason
from chalicelib.domain.versions import check_version
from chalicelib.usecases.order_terms import reweighed
from chalicelib.usecases.point_loads import moved
from chalicelib.usecases.ports import Clock, Commit, Commits, NewId, Orders
from chalicelib.usecases.retries import retry_on_stale

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chalicelib.domain.access.principals import Principal
    from chalicelib.domain.orders.lines import OrderLine
    from chalicelib.domain.orders.order import Order


class EditOrders(Struct, frozen=True):
    orders: Orders
    commits: Commits
    now: Clock
    new_id: NewId

    def edit_lines(
        self, principal: Principal, number: str, version: int, *, edits: Sequence[LineEdit], reason: str
    ) -> Order:
        """All of them or none. Raises NotFound, Invalid, Conflict, Forbidden, Stale for another ``version``."""
        note, before = edit_note(reason), self._of_version(principal, number, version)
        for action in dict.fromkeys(edit.action for edit in edits):
            check_allowed(action, before, principal.role)
        lines = edited_lines(before.lines, edits)
        if lines == before.lines:
            return before
        after = changed(before, self.now(), ChangeReason.EDIT, replace(before, lines=lines), note=note)
        return self._commit(before, after, ChangeReason.EDIT, note)

    def adjust(self, principal: Principal, number: str, kind: AdjustmentKind, *, amount: int, reason: str) -> Order:
        """One more adjustment, in kopecks. Raises NotFound, Invalid, Conflict, Forbidden."""
        note = edit_note(reason)
        added = adjustment(self.new_id(), kind, amount, note)

        def change() -> Order:
            before = self._order(principal, number)
            check_allowed(OrderAction.ADJUST, before, principal.role)
            return self._commit(before, adjusted(before, added, self.now()), ChangeReason.ADJUSTMENT, note)

        return retry_on_stale(change)

    def remove_adjustment(self, principal: Principal, number: str, version: int, adjustment: str) -> Order:
        """Raises NotFound, Conflict, Forbidden, Stale for another ``version``."""
        before = self._of_version(principal, number, version)
        check_allowed(OrderAction.ADJUST, before, principal.role)
        return self._commit(before, without_adjustment(before, adjustment, self.now()), ChangeReason.ADJUSTMENT, "")

    def _order(self, principal: Principal, number: str) -> Order:
        return principal.reach.order(self.orders.get(principal.community, number))

    def _of_version(self, principal: Principal, number: str, version: int) -> Order:
        order = self._order(principal, number)
        check_version(order.version, version)
        return order

    def _commit(self, before: Order, after: Order, reason: ChangeReason, note: str) -> Order:
        """The buyer hears of it as of an import's change."""
        was, became = _told(before, after), _told(after, before)
        facts = [
            Fact(event, order_subject(after.number), _said(before, after, reason, note), before=was, after=became)
            for event in (Event.ORDER_CHANGED, *news_of_money(before, after))
        ]
        facts = [*reweighed(before, after), *facts]
        self.commits.commit(after.community, Commit((after,), facts, counter_updates=moved(before, after)))
        return replace(after, version=before.version + 1)


def _said(before: Order, after: Order, reason: ChangeReason, note: str) -> dict[str, object]:
    lines = line_differences(before.lines, after.lines)
    return {
        "number": after.number,
        "buyer": after.buyer,
        "reason": reason,
        "note": note,
        "before": before.total,
        "after": after.total,
        "paid": after.paid,
        "lines": [
            [each and [each.article or each.name, each.option, each.quantity, each.price] for each in pair]
            for pair in ((line.before, line.after) for line in lines)
        ],
    }


def _told(it: Order, other: Order) -> dict[str, object]:
    """Its sum; of lines and adjustments, where those differ, the ones that ``other`` has not."""
    told: dict[str, object] = {"total": it.total}
    if it.lines != other.lines:
        told["lines"] = [_line(line) for line in it.lines if line not in other.lines]
    if it.adjustments != other.adjustments:
        own = [each for each in it.adjustments if each not in other.adjustments]
        told["adjustments"] = [{"kind": each.kind, "amount": each.amount} for each in own]
    return told


def _line(line: OrderLine) -> dict[str, object]:
    """Without the buyer's words."""
    named = {"name": line.article or line.name, "option": line.option, "quantity": line.quantity}
    return named | {"price": line.price, "lineState": line.state}
