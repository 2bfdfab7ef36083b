"""An organizer's purchases."""

from __future__ import annotations

from chalicelib.api import wire
from chalicelib.api.audiences import organizers
from chalicelib.bootstrap import hub
from chalicelib.domain.principals import Principal
from chalicelib.edge.requests import Request


@organizers.get("/organizer/purchases")
def list_purchases(organizer: Principal, request: Request) -> wire.purchases.Purchases:
    return wire.purchases.write_purchases(hub().purchasing.list(organizer, request.parameter("cursor")))


@organizers.post("/organizer/purchases", status=201)
def create_purchase(organizer: Principal, request: Request) -> wire.purchases.Purchase:
    asked = request.body(wire.purchases.PurchaseAsked)
    fee = wire.purchases.read_fee(asked)
    return wire.purchases.write_purchase(hub().purchasing.create(organizer, asked.title, fee, asked.delivery_cost))


@organizers.post("/organizer/purchases/{purchase}/terms")
def change_terms(organizer: Principal, request: Request, purchase: str) -> wire.purchases.Purchase:
    terms = wire.purchases.read_terms(request.body(wire.purchases.TermsAsked))
    return wire.purchases.write_purchase(hub().purchasing.set_terms(organizer, purchase, terms))


@organizers.post("/organizer/purchases/{purchase}/stage")
def move_purchase(organizer: Principal, request: Request, purchase: str) -> wire.purchases.Purchase:
    asked = request.body(wire.purchases.StageAsked)
    return wire.purchases.write_purchase(hub().purchasing.move(organizer, purchase, asked.stage))
