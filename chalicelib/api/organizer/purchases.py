"""An organizer's purchases."""

from chalicelib.api import purchase_wire as wire
from chalicelib.api.audiences import organizers
from chalicelib.api.wire import read_field
from chalicelib.bootstrap import hub
from chalicelib.domain.launch import Caller
from chalicelib.domain.money import read_basis_points
from chalicelib.edge.requests import Request


@organizers.get("/organizer/purchases")
def list_purchases(organizer: Caller, request: Request) -> wire.Purchases:
    return wire.write_purchases(hub().purchasing.list(organizer))


@organizers.post("/organizer/purchases", status=201)
def create_purchase(organizer: Caller, request: Request) -> wire.Purchase:
    asked = request.body(wire.PurchaseAsked)
    fee = read_field("feePercent", read_basis_points, asked.fee_percent)
    return wire.write_purchase(hub().purchasing.create(organizer, asked.title, fee, asked.delivery_cost))
