"""What a buyer sees: the own orders and the organizers."""

from chalicelib.api import order_wire as wire
from chalicelib.api.audiences import buyers
from chalicelib.bootstrap import hub
from chalicelib.domain.launch import Caller
from chalicelib.edge.requests import Request


@buyers.get("/buyer/orders")
def list_orders(buyer: Caller, request: Request) -> wire.Orders:
    recent = wire.read_period(request.parameter("period"))
    return wire.write_orders(hub().reading_orders.list(buyer, recent, request.parameter("cursor")))


@buyers.get("/buyer/orders/{number}")
def show_order(buyer: Caller, request: Request, number: str) -> wire.Order:
    return wire.write_order(hub().reading_orders.show(buyer, number))


@buyers.get("/buyer/organizers")
def list_organizers(buyer: Caller, request: Request) -> wire.Organizers:
    return wire.write_organizers(hub().reading_orders.organizers(buyer))
