"""Money that an organizer writes down himself."""

from __future__ import annotations

from chalicelib.api.audiences import admin
from chalicelib.api.wire import admin as wire
from chalicelib.bootstrap import container
from chalicelib.domain.access.permissions import Permission
from chalicelib.domain.access.principals import Principal
from chalicelib.edge.requests import Request


@admin.get("/v1/payments", permission=Permission.PAYMENTS_READ)
def list_payments(principal: Principal, request: Request, query: wire.ledgers.PaymentsQuery) -> wire.ledgers.Entries:
    """Entries of all ledgers, newest first. `kind` and `q` are looked for: `looked` says how far, while there is more.

    `from` belongs to the period, `to` does not.
    """
    wish = wire.ledgers.read_filter(query)
    return wire.ledgers.write_payments(container().payments.read.list(principal, wish, query.cursor))


@admin.get("/v1/buyers/{buyer}/ledger", permission=Permission.PAYMENTS_READ)
def show_ledger(
    principal: Principal, request: Request, buyer: str, query: wire.ledgers.LedgerQuery
) -> wire.ledgers.BuyersLedger:
    """All of his entries, newest first, each with what there was after it; of one `order`, or of everything."""
    return wire.ledgers.write_ledger(container().payments.read.ledger(principal, buyer, query.order))


@admin.post("/v1/payments", permission=Permission.PAYMENTS_RECORD, status=201)
def enter_payment(principal: Principal, request: Request, body: wire.payments.PaymentAsked) -> wire.orders.Orders:
    """`paidAt` is now when it is left out; `note` up to 300 characters. 404 of the order, 409 `repeated`."""
    asked = wire.payments.read_payment(body)
    return wire.orders.write_orders(container().payments.record.enter(principal, asked))


@admin.post("/v1/refunds", permission=Permission.PAYMENTS_RECORD, status=201)
def enter_refund(principal: Principal, request: Request, body: wire.payments.RefundAsked) -> wire.orders.Orders:
    """404 of the order, 409 `repeated`, or when less was paid."""
    asked = wire.payments.read_refund(body)
    return wire.orders.write_orders(container().payments.record.enter(principal, asked))


@admin.post("/v1/transfers", permission=Permission.PAYMENTS_RECORD, status=201)
def enter_transfer(principal: Principal, request: Request, body: wire.payments.TransferAsked) -> wire.orders.Orders:
    """Both orders. 404 of one of them.

    409 `repeated`, when less was paid, of several currencies, of two buyers without `otherBuyer`.
    """
    asked = wire.payments.read_transfer(body)
    return wire.orders.write_orders(container().payments.record.enter(principal, asked))


@admin.post("/v1/credits", permission=Permission.PAYMENTS_RECORD, status=201)
def save_credit(principal: Principal, request: Request, body: wire.ledgers.CreditAsked) -> wire.ledgers.AfterCredit:
    """What an order does not need goes to its buyer's balance.

    404 of the order, 409 `repeated`, or when it needs more of it.
    """
    asked = wire.ledgers.read_saving(body)
    return wire.ledgers.write_credited(container().payments.credits.move(principal, asked))


@admin.post("/v1/credits/use", permission=Permission.PAYMENTS_RECORD, status=201)
def use_credit(principal: Principal, request: Request, body: wire.ledgers.CreditAsked) -> wire.ledgers.AfterCredit:
    """From his balance to an order. 404 of it, 409 `repeated`, when there is less, and when less is left to pay."""
    asked = wire.ledgers.read_use(body)
    return wire.ledgers.write_credited(container().payments.credits.move(principal, asked))


@admin.post("/v1/credits/refund", permission=Permission.PAYMENTS_RECORD, status=201)
def return_credit(
    principal: Principal, request: Request, body: wire.ledgers.CreditReturnAsked
) -> wire.ledgers.AfterCredit:
    """From his balance back to the buyer. 404 of him, 409 `repeated`, or when there is less."""
    asked = wire.ledgers.read_return(body)
    return wire.ledgers.write_credited(container().payments.credits.move(principal, asked))
