"""Offers: rows of the seller's own price lists."""

from __future__ import annotations

from chalicelib.api.audiences import admin
from chalicelib.api.wire import admin as wire
from chalicelib.bootstrap import container
from chalicelib.domain.access.permissions import Permission
from chalicelib.domain.access.principals import Principal
from chalicelib.edge.requests import Request


@admin.get("/v1/offers", permission=Permission.OFFERS_READ)
def list_offers(principal: Principal, request: Request, query: wire.offers.OffersQuery) -> wire.offers.Offers:
    """By price list, article and brand, 50 a page. A page of a search may hold fewer, even none, and lead further."""
    wanted = wire.offers.read_filter(query)
    return wire.offers.write_offers(container().catalogue.manage_offers.page(principal, wanted, query.cursor))


@admin.get("/v1/offers/{offer}", permission=Permission.OFFERS_READ)
def show_offer(principal: Principal, request: Request, offer: str) -> wire.offers.Offer:
    """404 when there is none."""
    return wire.offers.write_offer(container().catalogue.manage_offers.get(principal, offer))


@admin.patch("/v1/offers/{offer}", permission=Permission.OFFERS_WRITE)
def change_offer(
    principal: Principal, request: Request, offer: str, body: wire.offers.OfferChanged, version: int
) -> wire.offers.Offer:
    """What is not named stays as it is. A piece that was taken or came back makes another version."""
    change = wire.offers.read_change(body)
    return wire.offers.write_offer(container().catalogue.manage_offers.change(principal, offer, version, change))
