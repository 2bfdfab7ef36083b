"""Money that an organizer writes down himself."""

from __future__ import annotations

from chalicelib.api.audiences import admin
from chalicelib.api.wire import admin as wire
from chalicelib.bootstrap import container
from chalicelib.domain.access.permissions import Permission
from chalicelib.domain.access.principals import Principal
from chalicelib.edge.requests import Request


@admin.post("/v1/payments", permission=Permission.PAYMENTS_RECORD, status=201)
def enter_payment(principal: Principal, request: Request, body: wire.payments.PaymentAsked) -> wire.orders.Orders:
    """`paidAt` is now when it is left out; `note` up to 300 characters. 409 `repeated`."""
    asked = wire.payments.read_payment(body)
    return wire.orders.write_orders(container().payments.record.enter(principal, asked))


@admin.post("/v1/refunds", permission=Permission.PAYMENTS_RECORD, status=201)
def enter_refund(principal: Principal, request: Request, body: wire.payments.RefundAsked) -> wire.orders.Orders:
    """409 `repeated`, or when less was paid."""
    asked = wire.payments.read_refund(body)
    return wire.orders.write_orders(container().payments.record.enter(principal, asked))


@admin.post("/v1/transfers", permission=Permission.PAYMENTS_RECORD, status=201)
def enter_transfer(principal: Principal, request: Request, body: wire.payments.TransferAsked) -> wire.orders.Orders:
    """Both orders. 409 `repeated`, when less was paid, of several currencies, of two buyers without `otherBuyer`."""
    asked = wire.payments.read_transfer(body)
    return wire.orders.write_orders(container().payments.record.enter(principal, asked))
