"""Price lists that come as files: hand a file over, look at what it changes, start, watch."""

from __future__ import annotations

from chalicelib.api.audiences import admin
from chalicelib.api.wire import admin as wire
from chalicelib.api.wire.forms import ListQuery
from chalicelib.bootstrap import container
from chalicelib.domain.access.permissions import Permission
from chalicelib.domain.access.principals import Principal
from chalicelib.edge.rates import RateClass
from chalicelib.edge.requests import Request


@admin.post(
    "/v1/price-lists/{price_list}/imports",
    permission=Permission.OFFERS_WRITE,
    status=201,
    rate=RateClass.HEAVY,
    keeps=True,
)
def create_offer_import(
    principal: Principal, request: Request, price_list: str, body: wire.imports.ImportAsked
) -> wire.offer_imports.OfferImportBegun:
    """Of the file to come, which is posted as a form. 413 above 10 MB, 409 for a price list that is put away."""
    made = container().catalogue.manage_imports.create(principal, price_list, body.name, body.size)
    return wire.offer_imports.write_begun(made, request.language)


@admin.get("/v1/offer-imports/{offer_import}", permission=Permission.OFFERS_READ)
def show_offer_import(principal: Principal, request: Request, offer_import: str) -> wire.offer_imports.OfferImport:
    """How far it is. `preview` and `start` go on by themselves: ask until it is `ready`, `done` or `failed`."""
    found = container().catalogue.manage_imports.get(principal, offer_import)
    return wire.offer_imports.write_import(found, request.language)


@admin.post(
    "/v1/offer-imports/{offer_import}/preview",
    permission=Permission.OFFERS_WRITE,
    status=202,
    rate=RateClass.HEAVY,
    keeps=True,
)
def preview_offer_import(principal: Principal, request: Request, offer_import: str) -> wire.offer_imports.OfferImport:
    """409 before the file is there."""
    begun = container().catalogue.manage_imports.preview(principal, offer_import)
    return wire.offer_imports.write_import(begun, request.language)


@admin.post(
    "/v1/offer-imports/{offer_import}/start",
    permission=Permission.OFFERS_WRITE,
    status=202,
    rate=RateClass.HEAVY,
    keeps=True,
)
def start_offer_import(
    principal: Principal, request: Request, offer_import: str, body: wire.offer_imports.OfferStartAsked | None = None
) -> wire.offer_imports.OfferImport:
    """Just what was shown is saved. 409: too early; another file was saved since the comparison."""
    emptying = body.emptying if body else False
    begun = container().catalogue.manage_imports.start(principal, offer_import, emptying)
    return wire.offer_imports.write_import(begun, request.language)


@admin.get("/v1/offer-imports/{offer_import}/differences", permission=Permission.OFFERS_READ)
def list_offer_differences(
    principal: Principal, request: Request, offer_import: str, query: ListQuery
) -> wire.offer_imports.OfferDifferences:
    """What changes in the order of the file, then what is gone; 100 a page. 409 before it is `ready`."""
    page = container().catalogue.manage_imports.differences(principal, offer_import, query.cursor)
    return wire.offer_imports.write_differences(page)


@admin.get("/v1/offer-imports/{offer_import}/remarks", permission=Permission.OFFERS_READ)
def list_offer_remarks(principal: Principal, request: Request, offer_import: str) -> wire.offer_imports.OfferRemarks:
    """Those of the whole file first, 200 at the most."""
    manage = container().catalogue.manage_imports
    found = manage.get(principal, offer_import)
    return wire.offer_imports.write_remarks(found, manage.notes(found), request.language)


@admin.get("/v1/offer-imports/{offer_import}/bad-rows", permission=Permission.OFFERS_READ)
def list_bad_offer_rows(principal: Principal, request: Request, offer_import: str) -> wire.offer_imports.BadOfferRows:
    """The first 100, their own words shortened; `download`: all of them, good for an hour."""
    found = container().catalogue.manage_imports.bad_rows(principal, offer_import)
    return wire.offer_imports.write_bad_offer_rows(found, request.language)
