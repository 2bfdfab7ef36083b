"""An organizer's purchases."""

from __future__ import annotations

from chalicelib.api.audiences import admin
from chalicelib.api.wire import admin as wire
from chalicelib.bootstrap import container
from chalicelib.domain.access.permissions import Permission
from chalicelib.domain.access.principals import Principal
from chalicelib.domain.purchases.progress import NONE
from chalicelib.domain.purchases.purchase import Purchase
from chalicelib.edge.rates import RateClass
from chalicelib.edge.requests import Request


@admin.get("/v1/purchases", permission=Permission.PURCHASES_READ)
def list_purchases(
    principal: Principal, request: Request, query: wire.purchases.PurchasesQuery
) -> wire.purchases.Purchases:
    """Newest first."""
    manage = container().purchases.manage
    page = manage.list(principal, query.cursor, query.archived is wire.purchases.Flag.TRUE)
    return wire.purchases.write_purchases(page, manage.progress(principal, *page.things))


@admin.post("/v1/purchases", permission=Permission.PURCHASES_WRITE, status=201, keeps=True)
def create_purchase(
    principal: Principal, request: Request, body: wire.purchases.PurchaseAsked
) -> wire.purchases.Purchase:
    """It collects from now on. Fee and delivery may be entered later."""
    fee = wire.purchases.read_fee(body)
    return wire.purchases.write_purchase(
        container().purchases.manage.create(principal, body.title, fee, body.delivery_cost)
    )


@admin.get("/v1/purchases/{purchase}", permission=Permission.PURCHASES_READ)
def show_purchase(principal: Principal, request: Request, purchase: str) -> wire.purchases.Purchase:
    """404 when there is none."""
    return _shown(principal, container().purchases.manage.get(principal, purchase))


@admin.patch("/v1/purchases/{purchase}", permission=Permission.PURCHASES_WRITE)
def change_purchase(
    principal: Principal, request: Request, purchase: str, body: wire.purchases.PurchaseEdit, version: int
) -> wire.purchases.Purchase:
    """What is not named stays as it is. 409 for what this stage does not let change."""
    wish = wire.purchases.read_edit(body)
    return _shown(principal, container().purchases.manage.edit(principal, purchase, version, wish))


@admin.post(
    "/v1/purchases/{purchase}/preview", permission=Permission.PURCHASES_WRITE, changes=False, rate=RateClass.HEAVY
)
def preview_purchase(
    principal: Principal, request: Request, purchase: str, body: wire.previews.DraftAsked
) -> wire.previews.ChangePreview:
    """What it would do to whom: the body is that of the change, or `stage`, or `cancellation`. Nothing changes."""
    change = container().purchases.manage.drafted(principal, purchase, wire.previews.read_draft(body))
    return wire.previews.write_preview(container().notices.preview_change.preview(*change))


@admin.post("/v1/purchases/{purchase}/stage", permission=Permission.PURCHASES_WRITE, keeps=True)
def move_purchase(
    principal: Principal, request: Request, purchase: str, body: wire.purchases.StageAsked
) -> wire.purchases.Purchase:
    """409 when this stage does not follow. Of one that asks how to go on, `stopped` says that it proceeds."""
    return _shown(principal, container().purchases.manage.move(principal, purchase, body.stage))


@admin.post("/v1/purchases/{purchase}/prolongation", permission=Permission.PURCHASES_WRITE, keeps=True)
def prolong_purchase(
    principal: Principal, request: Request, purchase: str, body: wire.purchases.ProlongationAsked
) -> wire.purchases.Purchase:
    """It collects until another moment, also after the stop. 409 when it is ordered already, or over."""
    return _shown(principal, container().purchases.manage.prolong(principal, purchase, body.stop_at))


@admin.post("/v1/purchases/{purchase}/cancellation", permission=Permission.PURCHASES_WRITE, keeps=True)
def cancel_purchase(
    principal: Principal, request: Request, purchase: str, body: wire.purchases.CancellationAsked
) -> wire.purchases.Purchase:
    """With a word to all its buyers, up to 500 characters. 409 once it is handed out."""
    return _shown(principal, container().purchases.manage.cancel(principal, purchase, body.message))


@admin.post("/v1/purchases/{purchase}/copy", permission=Permission.PURCHASES_WRITE, status=201, keeps=True)
def copy_purchase(
    principal: Principal, request: Request, purchase: str, body: wire.purchases.CopyAsked
) -> wire.purchases.Purchase:
    """A draft with the same fee, minimum, points and words; no dates, no delivery, no orders."""
    return wire.purchases.write_purchase(container().purchases.keep.copy(principal, purchase, body.title))


@admin.post("/v1/purchases/{purchase}/archive", permission=Permission.PURCHASES_WRITE, keeps=True)
def archive_purchase(principal: Principal, request: Request, purchase: str) -> wire.purchases.Purchase:
    """Out of the list; its buyers keep their history. 409 unless it is over."""
    return _shown(principal, container().purchases.keep.archive(principal, purchase, archived=True))


@admin.post("/v1/purchases/{purchase}/return", permission=Permission.PURCHASES_WRITE, keeps=True)
def return_purchase(principal: Principal, request: Request, purchase: str) -> wire.purchases.Purchase:
    """Out of the archive, back into the list."""
    return _shown(principal, container().purchases.keep.archive(principal, purchase, archived=False))


def _shown(principal: Principal, purchase: Purchase) -> wire.purchases.Purchase:
    known = container().purchases.manage.progress(principal, purchase)
    return wire.purchases.write_purchase(purchase, known.get(purchase.id, NONE))
