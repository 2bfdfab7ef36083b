"""The buyer's own orders: all of them, what to pay, what to collect, one."""

from __future__ import annotations

from chalicelib.api import wire
from chalicelib.api.audiences import buyers
from chalicelib.bootstrap import hub
from chalicelib.domain.principals import Principal
from chalicelib.edge.requests import Request


@buyers.get("/buyer/orders")
def list_orders(buyer: Principal, request: Request) -> wire.cards.Orders:
    recent = wire.cards.read_period(request.parameter("period"))
    return wire.cards.write_orders(hub().reading_orders.list(buyer, recent, request.parameter("cursor")))


@buyers.get("/buyer/orders/{number}")
def show_order(buyer: Principal, request: Request, number: str) -> wire.orders.Order:
    return wire.orders.write_order(hub().reading_orders.show(buyer, number))


@buyers.get("/buyer/orders/{number}/code")
def show_code(buyer: Principal, request: Request, number: str) -> wire.codes.Code:
    return wire.codes.write_code(hub().receiving.code(buyer, number))


@buyers.post("/buyer/orders/{number}/receipt")
def confirm_receipt(buyer: Principal, request: Request, number: str) -> wire.orders.Order:
    return wire.orders.write_order(hub().receiving.confirm(buyer, number))


@buyers.get("/buyer/bills")
def list_bills(buyer: Principal, request: Request) -> wire.bills.Bills:
    return wire.bills.write_bills(hub().reading_orders.bills(buyer, request.parameter("cursor")))


@buyers.get("/buyer/parcels")
def list_parcels(buyer: Principal, request: Request) -> wire.bills.Parcels:
    return wire.bills.write_parcels(hub().reading_orders.parcels(buyer, request.parameter("cursor")))


@buyers.get("/buyer/organizers")
def list_organizers(buyer: Principal, request: Request) -> wire.organizers.Organizers:
    return wire.organizers.write_organizers(hub().reading_orders.organizers(buyer))
