"""Orders as an organizer sees them, and the hand-out desk."""

from __future__ import annotations

from chalicelib.api.audiences import admin
from chalicelib.api.wire import admin as wire
from chalicelib.bootstrap import container
from chalicelib.domain.access.permissions import Permission
from chalicelib.domain.access.principals import Principal
from chalicelib.edge.requests import Request


@admin.get("/v1/orders", permission=Permission.ORDERS_READ)
def list_all_orders(
    principal: Principal, request: Request, query: wire.order_lists.OrdersQuery
) -> wire.order_lists.OrdersListed:
    """Newest first. What is named has to hold, in any combination; 400 where a search cannot be answered so.

    Without a filter, by the span, and by one of `purchase`, `buyer`, `point`, `paymentState` a page is full; with more
    it looks at `limit` orders, may have fewer of them or none, and says in `looked` how far it came. `q` finds an order
    by its number, whatever else there is of it; by words of a name, two letters at least and at most 100 namesakes.
    """
    wanted = wire.order_lists.read_filter(query)
    listed = container().orders.list.page(principal, wanted, query.q, cursor=query.cursor, limit=query.limit)
    return wire.order_lists.write_page(listed)


@admin.get("/v1/orders/{number}", permission=Permission.ORDERS_READ)
def show_any_order(principal: Principal, request: Request, number: str) -> wire.orders.ShownOrder:
    """With its buyer, its journal and what became of messages about it."""
    return wire.orders.write_shown_order(container().orders.show.show(principal, number))


@admin.patch("/v1/orders/{number}/lines", permission=Permission.ORDERS_WRITE, shows="/v1/orders/{number}")
def edit_lines(
    principal: Principal, request: Request, number: str, body: wire.order_changes.LinesEdited, version: int
) -> wire.orders.Order:
    """All of it or nothing. 409 where the stage of the purchase does not allow it."""
    edits = wire.order_changes.read_edits(body)
    edited = container().orders.edit.edit_lines(principal, number, version, edits=edits, reason=body.reason)
    return wire.orders.write_order(edited)


@admin.post("/v1/orders/{number}/adjustments", permission=Permission.ORDERS_WRITE, status=201)
def add_adjustment(
    principal: Principal, request: Request, number: str, body: wire.order_changes.AdjustmentAsked
) -> wire.orders.Order:
    """A discount, packing or a correction of the sum. 409 where the stage does not allow it."""
    adjusted = container().orders.edit.adjust(principal, number, body.kind, amount=body.amount, reason=body.reason)
    return wire.orders.write_order(adjusted)


@admin.delete(
    "/v1/orders/{number}/adjustments/{adjustment}", permission=Permission.ORDERS_WRITE, shows="/v1/orders/{number}"
)
def remove_adjustment(
    principal: Principal, request: Request, number: str, adjustment: str, version: int
) -> wire.orders.Order:
    """The sum is as it was without it. 409 where the stage does not allow it."""
    return wire.orders.write_order(container().orders.edit.remove_adjustment(principal, number, version, adjustment))


@admin.post("/v1/orders/changes", permission=Permission.ORDERS_WRITE, changes=False)
def change_many_orders(
    principal: Principal, request: Request, body: wire.order_changes.ChangesAsked
) -> wire.order_changes.ChangesMade:
    """Each order by itself; its version makes it safe to repeat."""
    wish, asked = wire.order_changes.read_wish(body), wire.order_changes.read_orders(body)
    made = container().orders.change.change(principal, wish, asked, body.dry_run)
    return wire.order_changes.write_changes(made, request.language)


@admin.post("/v1/orders/{number}/handout", permission=Permission.ORDERS_WRITE)
def hand_out(
    principal: Principal, request: Request, number: str, body: wire.handouts.HandoutAsked
) -> wire.orders.Order:
    """409 where it does not follow.

    `not_ready` → `ready` → `handed_out`, `stored`, `returned`; `stored` → `handed_out`, `returned`, `ready`;
    `handed_out` → `returned`, `ready`; `returned` → `ready`.
    """
    return wire.orders.write_order(container().orders.hand_over.hand(principal, number, body.handout))


@admin.post("/v1/handouts/reading", permission=Permission.ORDERS_READ, changes=False)
def read_code(principal: Principal, request: Request, body: wire.handouts.CodeAsked) -> wire.orders.BuyersOrder:
    """404 for any text that is no code of ours."""
    return wire.orders.write_buyers_order(*container().orders.hand_over.read(principal, body.code))
