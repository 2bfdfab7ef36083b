"""Saved views of the lists of orders, ours and those of marketplaces."""

from __future__ import annotations

from chalicelib.api.audiences import admin
from chalicelib.api.wire import admin as wire
from chalicelib.bootstrap import container
from chalicelib.domain.access.permissions import Permission
from chalicelib.domain.access.principals import Principal
from chalicelib.edge.requests import Request


@admin.get("/v1/views", permission=Permission.ORDERS_READ)
def list_views(principal: Principal, request: Request) -> wire.views.Views:
    """One's own, and those that are shared; those of orders of marketplaces for whoever may see these."""
    return wire.views.write_views(container().orders.views.list(principal), principal)


@admin.post("/v1/views", permission=Permission.ORDERS_READ, status=201, keeps=True)
def save_view(principal: Principal, request: Request, body: wire.views.ViewAsked) -> wire.views.View:
    """403 for sharing it, for whoever may not change such orders."""
    saved = container().orders.views.save(principal, wire.views.read_wish(body))
    return wire.views.write_view(saved, principal)


@admin.patch("/v1/views/{view}", permission=Permission.ORDERS_READ, shows="/v1/views")
def change_view(
    principal: Principal, request: Request, view: str, body: wire.views.ViewChanged, version: int
) -> wire.views.View:
    """What is not named stays as it is. 403 for another's."""
    change = wire.views.read_change(body)
    return wire.views.write_view(container().orders.views.change(principal, view, version, change), principal)


@admin.delete("/v1/views/{view}", permission=Permission.ORDERS_READ, shows="/v1/views")
def remove_view(principal: Principal, request: Request, view: str, version: int) -> wire.views.View:
    """As it was. 403 for another's, unless one may do everything."""
    return wire.views.write_view(container().orders.views.remove(principal, view, version), principal)
