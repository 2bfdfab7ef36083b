"""Price lists of the seller's own."""

from __future__ import annotations

from chalicelib.api.audiences import admin
from chalicelib.api.wire import admin as wire
from chalicelib.bootstrap import container
from chalicelib.domain.access.permissions import Permission
from chalicelib.domain.access.principals import Principal
from chalicelib.edge.requests import Request


@admin.get("/v1/price-lists", permission=Permission.OFFERS_READ)
def list_price_lists(principal: Principal, request: Request) -> wire.price_lists.PriceLists:
    """By title, those that are put away last."""
    return wire.price_lists.write_price_lists(container().catalogue.manage_price_lists.list(principal))


@admin.post("/v1/price-lists", permission=Permission.OFFERS_WRITE, status=201, keeps=True)
def create_price_list(
    principal: Principal, request: Request, body: wire.price_lists.PriceListAsked
) -> wire.price_lists.PriceList:
    """Its offers come from a file. 400 above 100, those that are put away too."""
    manage = container().catalogue.manage_price_lists
    return wire.price_lists.write_price_list(manage.create(principal, body.title, body.currency))


@admin.get("/v1/price-lists/{price_list}", permission=Permission.OFFERS_READ)
def show_price_list(principal: Principal, request: Request, price_list: str) -> wire.price_lists.PriceList:
    """404 when there is none."""
    return wire.price_lists.write_price_list(container().catalogue.manage_price_lists.get(principal, price_list))


@admin.patch("/v1/price-lists/{price_list}", permission=Permission.OFFERS_WRITE)
def change_price_list(
    principal: Principal, request: Request, price_list: str, body: wire.price_lists.PriceListChanged, version: int
) -> wire.price_lists.PriceList:
    """What is not named stays as it is."""
    change, manage = wire.price_lists.read_change(body), container().catalogue.manage_price_lists
    return wire.price_lists.write_price_list(manage.change(principal, price_list, version, change))


@admin.post("/v1/price-lists/{price_list}/archive", permission=Permission.OFFERS_WRITE, keeps=True)
def archive_price_list(principal: Principal, request: Request, price_list: str) -> wire.price_lists.PriceList:
    """Nothing of it is offered any more; offers and their stock are kept."""
    manage = container().catalogue.manage_price_lists
    return wire.price_lists.write_price_list(manage.archive(principal, price_list, archived=True))


@admin.post("/v1/price-lists/{price_list}/return", permission=Permission.OFFERS_WRITE, keeps=True)
def return_price_list(principal: Principal, request: Request, price_list: str) -> wire.price_lists.PriceList:
    """Out of the archive."""
    manage = container().catalogue.manage_price_lists
    return wire.price_lists.write_price_list(manage.archive(principal, price_list, archived=False))
