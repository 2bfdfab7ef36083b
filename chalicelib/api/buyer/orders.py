"""The buyer's own orders: all of them, what to pay, what to collect, one."""

from __future__ import annotations

from chalicelib.api.audiences import buyers
from chalicelib.api.wire import buyer as wire
from chalicelib.api.wire.forms import ListQuery
from chalicelib.bootstrap import container
from chalicelib.domain.access.permissions import Permission
from chalicelib.domain.access.principals import Principal
from chalicelib.edge.requests import Request


@buyers.get("/buyer/orders", permission=Permission.OWN_READ)
def list_orders(principal: Principal, request: Request, query: wire.cards.OrdersQuery) -> wire.cards.Orders:
    """Newest first; `recent` is 61 days."""
    recent = query.period is wire.cards.Period.RECENT
    return wire.cards.write_orders(container().orders.read.list(principal, recent, query.cursor))


@buyers.get("/buyer/orders/{number}", permission=Permission.OWN_READ)
def show_order(principal: Principal, request: Request, number: str) -> wire.orders.Order:
    """All of one own order."""
    return wire.orders.write_order(*container().orders.read.show(principal, number))


@buyers.get("/buyer/orders/{number}/code", permission=Permission.OWN_READ)
def show_code(principal: Principal, request: Request, number: str) -> wire.codes.Code:
    """The QR code as a picture, and what it says. 409 when there is nothing to collect."""
    return wire.codes.write_code(container().orders.hand_over.code(principal, number))


@buyers.post("/buyer/orders/{number}/receipt", permission=Permission.OWN_WRITE)
def confirm_receipt(principal: Principal, request: Request, number: str) -> wire.orders.Order:
    """The order, handed out. 409 when there is nothing to collect."""
    return wire.orders.write_order(container().orders.hand_over.confirm(principal, number))


@buyers.get("/buyer/bills", permission=Permission.OWN_READ)
def list_bills(principal: Principal, request: Request, query: ListQuery) -> wire.bills.Bills:
    """The nearest deadline first, those without one last."""
    return wire.bills.write_bills(container().orders.read.bills(principal, query.cursor))


@buyers.get("/buyer/parcels", permission=Permission.OWN_READ)
def list_parcels(principal: Principal, request: Request, query: ListQuery) -> wire.bills.Parcels:
    """The oldest order first."""
    return wire.bills.write_parcels(container().orders.read.parcels(principal, query.cursor))


@buyers.get("/buyer/organizers", permission=Permission.OWN_READ)
def list_organizers(principal: Principal, request: Request) -> wire.organizers.Organizers:
    """Who runs purchases here, with place and hours of the hand-out."""
    return wire.organizers.write_organizers(container().orders.read.organizers(principal))
