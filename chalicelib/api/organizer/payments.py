"""Money that an organizer writes down himself."""

from __future__ import annotations

from chalicelib.api import wire
from chalicelib.api.audiences import organizers
from chalicelib.bootstrap import hub
from chalicelib.domain.principals import Principal
from chalicelib.edge.requests import Request


@organizers.post("/organizer/payments", status=201)
def enter_payment(organizer: Principal, request: Request) -> wire.orders.ManyOrders:
    asked = wire.payments.read_payment(request.body(wire.payments.PaymentAsked))
    return wire.orders.write_many(hub().entering.enter(organizer, asked))


@organizers.post("/organizer/refunds", status=201)
def enter_refund(organizer: Principal, request: Request) -> wire.orders.ManyOrders:
    asked = wire.payments.read_refund(request.body(wire.payments.RefundAsked))
    return wire.orders.write_many(hub().entering.enter(organizer, asked))


@organizers.post("/organizer/transfers", status=201)
def enter_transfer(organizer: Principal, request: Request) -> wire.orders.ManyOrders:
    asked = wire.payments.read_transfer(request.body(wire.payments.TransferAsked))
    return wire.orders.write_many(hub().entering.enter(organizer, asked))
