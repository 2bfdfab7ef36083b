"""A purchase of the demo that was over before two months had passed: all of it is done on its own day."""

import time
from datetime import datetime, timedelta

from chalicelib.bootstrap import Container, build
from chalicelib.domain.access.principals import Principal
from chalicelib.domain.imports.import_job import Import, ImportState, chunks_of, uploaded_file
from chalicelib.domain.orders.order import Handout, Order
from chalicelib.domain.payments.payment import PaymentKind
from chalicelib.domain.purchases.purchase import Purchase, Stage
from chalicelib.usecases.payments.record_payments import MoneyMove
from infra.demo.purchases import FOLDER, Wish, advance, find_or_create
from infra.local.problem import Problem

PATIENCE, LOOK = 60, 0.2
MOST = 100
"""Orders of the demo's file: there are fewer."""


def make(kabinet: Container, principal: Principal, wish: Wish, now: datetime) -> None:
    """Its own clock stands still; the journal passes its entries on as any other's."""
    then = now - timedelta(days=wish["days_ago"])
    past = build(kabinet.settings, now=lambda: then)
    purchase = find_or_create(past, principal, wish)
    if purchase.terms.stage is Stage.COMPLETED:
        return
    if purchase.terms.stage is Stage.COLLECTING:
        _import(past, purchase, principal, wish=wish, then=then)
    advance(past, principal, purchase, wish["stages"])
    for _, number in past.stores.orders.numbers_after(principal.community, purchase.id, "", MOST):
        _hand_out(past, principal, _ready(past, principal, number))
    past.purchases.manage.move(principal, purchase.id, Stage.COMPLETED)


def _import(past: Container, purchase: Purchase, principal: Principal, wish: Wish, then: datetime) -> None:
    """Here and now: the consumers' clock is today's. Its id makes it the same import when it is done once more."""
    job = Import(
        id=f"demo-{purchase.id}",
        community=principal.community,
        purchase=purchase.id,
        file_name=wish["file"],
        created_at=then,
        created_by=principal.id,
    )
    past.stores.files.write(principal.community, uploaded_file(job.id), (FOLDER / wish["file"]).read_bytes())
    read = _run(past, job.moved(ImportState.READING, 1), ImportState.READY)
    _run(past, read.moved(ImportState.APPLYING, chunks_of(read.buyers)), ImportState.DONE)


def _run(past: Container, job: Import, until: ImportState) -> Import:
    while job.state is not until:
        job = past.imports.run.steps[job.state].run(job)
    return job


def _ready(past: Container, principal: Principal, number: str) -> Order:
    """Once the consumers have carried the stage of its purchase to it."""
    until = time.monotonic() + PATIENCE
    while (order := past.stores.orders.get(principal.community, number)).handout is Handout.NOT_READY:
        if time.monotonic() > until:
            raise Problem("The demo's old purchase does not reach its orders: are the consumers running?")
        time.sleep(LOOK)
    return order


def _hand_out(past: Container, principal: Principal, order: Order) -> None:
    past.payments.record.enter(
        principal, MoneyMove(f"demo-{order.number}", PaymentKind.PAYMENT, order.number, order.total)
    )
    past.orders.hand_over.hand(principal, order.number, Handout.HANDED_OUT)
