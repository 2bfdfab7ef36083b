"""Orders as an organizer sees them, and the hand-out desk."""

from __future__ import annotations

from chalicelib.api.audiences import admin
from chalicelib.api.wire import admin as wire
from chalicelib.bootstrap import container
from chalicelib.domain.access.permissions import Permission
from chalicelib.domain.access.principals import Principal
from chalicelib.edge.requests import Request


@admin.get("/v1/orders/{number}", permission=Permission.ORDERS_READ)
def show_any_order(principal: Principal, request: Request, number: str) -> wire.orders.BuyersOrder:
    return wire.orders.write_buyers_order(*container().orders.hand_over.show(principal, number))


@admin.post("/v1/orders/{number}/handout", permission=Permission.ORDERS_WRITE)
def hand_out(
    principal: Principal, request: Request, number: str, body: wire.handouts.HandoutAsked
) -> wire.orders.Order:
    """409 where it does not follow."""
    return wire.orders.write_order(container().orders.hand_over.hand(principal, number, body.handout))


@admin.post("/v1/handouts/reading", permission=Permission.ORDERS_READ, changes=False)
def read_code(principal: Principal, request: Request, body: wire.handouts.CodeAsked) -> wire.orders.BuyersOrder:
    """404 for any text that is no code of ours."""
    return wire.orders.write_buyers_order(*container().orders.hand_over.read(principal, body.code))
