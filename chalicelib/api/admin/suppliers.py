"""Suppliers with a web service: connected, changed, removed, and asked for offers."""

from __future__ import annotations

from chalicelib.api.audiences import admin
from chalicelib.api.wire import admin as wire
from chalicelib.bootstrap import container
from chalicelib.domain.access.permissions import Permission
from chalicelib.domain.access.principals import Principal
from chalicelib.edge.requests import Request


@admin.get("/v1/suppliers", permission=Permission.ACCOUNTS_READ)
def list_suppliers(principal: Principal, request: Request) -> wire.suppliers.Suppliers:
    """By title."""
    return wire.suppliers.write_suppliers(container().catalogue.manage_suppliers.list(principal))


@admin.get("/v1/suppliers/{supplier}", permission=Permission.ACCOUNTS_READ)
def show_supplier(principal: Principal, request: Request, supplier: str) -> wire.suppliers.Supplier:
    """404 when there is none."""
    return wire.suppliers.write_supplier(container().catalogue.manage_suppliers.show(principal, supplier))


@admin.post("/v1/suppliers", permission=Permission.ACCOUNTS_WRITE, status=201, keeps=True)
def connect_supplier(
    principal: Principal, request: Request, body: wire.suppliers.SupplierAsked
) -> wire.suppliers.Supplier:
    """His service is asked first. One that is connected already, or was, is the same again, with this token.

    409 where he does not let us in, or does not answer as docs/suppliers.md says: `code` says why.
    """
    wish, manage = wire.suppliers.read_wish(body), container().catalogue.manage_suppliers
    return wire.suppliers.write_supplier(manage.connect(principal, wish))


@admin.patch("/v1/suppliers/{supplier}", permission=Permission.ACCOUNTS_WRITE)
def change_supplier(
    principal: Principal, request: Request, supplier: str, body: wire.suppliers.SupplierChanged, version: int
) -> wire.suppliers.Supplier:
    """What is not named stays. A new token is tried first: 409 where the supplier does not take it."""
    edit, manage = wire.suppliers.read_edit(body), container().catalogue.manage_suppliers
    return wire.suppliers.write_supplier(manage.change(principal, supplier, version, edit))


@admin.post("/v1/suppliers/{supplier}/check", permission=Permission.ACCOUNTS_WRITE, changes=False)
def check_supplier(principal: Principal, request: Request, supplier: str) -> wire.suppliers.Supplier:
    """He is asked with the token at hand. 409 where he does not let us in, or not as docs/suppliers.md says; 503."""
    return wire.suppliers.write_supplier(container().catalogue.manage_suppliers.check(principal, supplier))


@admin.delete("/v1/suppliers/{supplier}", permission=Permission.ACCOUNTS_WRITE)
def remove_supplier(principal: Principal, request: Request, supplier: str, version: int) -> wire.suppliers.Supplier:
    """His token is gone; what he keeps for us stays with him."""
    return wire.suppliers.write_supplier(container().catalogue.manage_suppliers.remove(principal, supplier, version))


@admin.get("/v1/suppliers/{supplier}/offers", permission=Permission.EXTERNAL_DECIDE)
def list_supplied_offers(
    principal: Principal, request: Request, supplier: str, query: wire.suppliers.SuppliedQuery
) -> wire.suppliers.SuppliedOffers:
    """The supplier is asked now; cheapest first. A line is accepted with the `id` of one of them as its `offer`.

    409 for one that is paused, and where he does not let us in; 503 where he does not answer.
    """
    find, article, brand = container().external.find_supplied, query.article.strip(), query.brand.strip()
    return wire.suppliers.write_offers(find.offers(principal, supplier, article, brand))
