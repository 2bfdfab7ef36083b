"""Orders of marketplaces: looked through and decided."""

from __future__ import annotations

from chalicelib.api.audiences import admin
from chalicelib.api.wire import admin as wire
from chalicelib.bootstrap import container
from chalicelib.domain.access.permissions import Permission
from chalicelib.domain.access.principals import Principal
from chalicelib.domain.external.external_order import ExternalOrder
from chalicelib.domain.lists import Page
from chalicelib.edge.requests import Request


@admin.get("/v1/external-orders", permission=Permission.EXTERNAL_READ)
def list_external_orders(
    principal: Principal, request: Request, query: wire.external.ExternalQuery
) -> wire.external.ExternalOrders:
    """Newest first; `waiting`: those that wait for a decision. With filters a page may hold fewer, and lead further."""
    wanted = wire.external.read_filter(query)
    page = container().external.read.page(principal, wanted, query.cursor, query.limit)
    return wire.external.write_page(page, request.language)


@admin.get("/v1/external-orders/{account}/{order}", permission=Permission.EXTERNAL_READ)
def show_external_order(
    principal: Principal, request: Request, account: str, order: str
) -> wire.external.ExternalOrder:
    """`order` is the marketplace's number. `decider` is told here only: the name of the person who decided a line."""
    read = container().external.read
    shown = read.show(principal, account, order)
    return wire.external.write_order(shown, request.language, read.deciders(principal, shown))


@admin.get("/v1/external-orders/{account}/{order}/reasons", permission=Permission.EXTERNAL_DECIDE)
def list_refusal_reasons(principal: Principal, request: Request, account: str, order: str) -> wire.reasons.Reasons:
    """Why the marketplace lets this very order be refused: it is asked now."""
    return wire.reasons.write_reasons(container().external.read.reasons(principal, account, order))


@admin.get("/v1/external-orders/{account}/{order}/region", permission=Permission.EXTERNAL_DECIDE)
def preview_region(principal: Principal, request: Request, account: str, order: str) -> wire.regions.RegionPreview:
    """Whom `moveBuyer` would move from where to where, and what lies ready for him and stays where it is."""
    return wire.regions.write_preview(container().external.preview_region.preview(principal, account, order))


@admin.get("/v1/external-orders/{account}/{order}/sale", permission=Permission.EXTERNAL_DECIDE)
def list_sale_candidates(
    principal: Principal, request: Request, account: str, order: str
) -> wire.external.ExternalOrders:
    """Which orders of the marketplace where it was sold may be the same sale: of about then, with an article of it."""
    found = container().external.sales.candidates(principal, account, order)
    return wire.external.write_page(Page(found), request.language)


@admin.patch(
    "/v1/external-orders/{account}/{order}/sale",
    permission=Permission.EXTERNAL_DECIDE,
    shows="/v1/external-orders/{account}/{order}",
)
def join_sales(
    principal: Principal, request: Request, account: str, order: str, body: wire.sales.SaleAsked, version: int
) -> wire.external.ExternalOrder:
    """It is the `same` sale as that one, and is decided there; without one it is a sale of its own.

    409: `sale_decided_twice` where both were decided.
    """
    from chalicelib.usecases.external.decide_lines import Place

    sales, place = container().external.sales, Place(account, order, version)
    known = sales.join(principal, place, (body.same.account, body.same.order)) if body.same else None
    return wire.external.write_order(known or sales.part(principal, place), request.language)


@admin.patch(
    "/v1/external-orders/{account}/{order}/lines",
    permission=Permission.EXTERNAL_DECIDE,
    shows="/v1/external-orders/{account}/{order}",
)
def decide_external_lines(
    principal: Principal, request: Request, account: str, order: str, body: wire.external.DecisionAsked, version: int
) -> wire.external.ExternalOrder:
    """All of the lines or none.

    409: `offer_short` where an offer has not so many pieces, `refusal_costs` where refusing costs money and it is not
    said to be `sure`, `line_pushed` where the marketplace may know already; of a supplier's offer
    `supplier_paused` and `supplier_currency`.
    """
    return wire.external.write_order(_decided(principal, body, (account, order, version)), request.language)


def _decided(principal: Principal, body: wire.external.DecisionAsked, where: tuple[str, str, int]) -> ExternalOrder:
    from chalicelib.usecases.external.decide_lines import Place

    decide, place, keys = container().external.decide, Place(*where), [line.key for line in body.lines]
    match body.action:
        case wire.external.Deciding.ACCEPT:
            return decide.accept(principal, place, wire.external.read_wishes(body), moves=body.move_buyer)
        case wire.external.Deciding.REFUSE:
            return decide.refuse(principal, place, keys, wire.external.read_refusal(body))
        case wire.external.Deciding.DISMISS:
            return decide.dismiss(principal, place, keys)
        case wire.external.Deciding.UNDO:
            return decide.undo(principal, place, keys)
        case wire.external.Deciding.PUSH:
            return decide.push_again(principal, place, keys)
