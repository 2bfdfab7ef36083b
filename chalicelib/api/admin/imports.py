"""Imports of orders: hand a file over, look at the differences, start, watch."""

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
    "/v1/purchases/{purchase}/imports", permission=Permission.IMPORTS_RUN, status=201, rate=RateClass.HEAVY, keeps=True
)
def create_import(
    principal: Principal, request: Request, purchase: str, body: wire.imports.ImportAsked
) -> wire.imports.Begun:
    """Of the file to come, which is posted as a form. 413 above 10 MB. Those of a community go one by one."""
    made = container().imports.manage.create(principal, purchase, body.name, body.size)
    return wire.imports.write_begun(made, request.language)


@admin.get("/v1/imports/{job}", permission=Permission.IMPORTS_READ)
def show_import(principal: Principal, request: Request, job: str) -> wire.imports.Import:
    """How far it is. `preview` and `start` go on by themselves: ask until it is `ready`, `done` or `failed`."""
    return wire.imports.write_import(container().imports.manage.get(principal, job), request.language)


@admin.post(
    "/v1/imports/{job}/preview", permission=Permission.IMPORTS_RUN, status=202, rate=RateClass.HEAVY, keeps=True
)
def preview_import(principal: Principal, request: Request, job: str) -> wire.imports.Import:
    """409 before the file is there."""
    return wire.imports.write_import(container().imports.manage.preview(principal, job), request.language)


@admin.post("/v1/imports/{job}/start", permission=Permission.IMPORTS_RUN, status=202, rate=RateClass.HEAVY, keeps=True)
def start_import(
    principal: Principal, request: Request, job: str, body: wire.imports.StartAsked | None = None
) -> wire.imports.Import:
    """`removes` is `going` of its counts, when it is `replacing`.

    409: too early; another file was saved since the comparison; it is `replacing` and `removes` is not said.
    """
    return wire.imports.write_import(
        container().imports.manage.start(principal, job, body.removes if body else None), request.language
    )


@admin.get("/v1/imports/{job}/differences", permission=Permission.IMPORTS_READ)
def list_differences(principal: Principal, request: Request, job: str, query: ListQuery) -> wire.imports.Differences:
    """409 before it is `ready`."""
    return wire.imports.write_differences(container().imports.manage.differences(principal, job, query.cursor))


@admin.get("/v1/imports/{job}/remarks", permission=Permission.IMPORTS_READ)
def list_remarks(principal: Principal, request: Request, job: str) -> wire.imports.Remarks:
    """Those of the whole file first, 200 at the most; `kept`: of whom no line is taken away, the first 100."""
    manage = container().imports.manage
    found = manage.get(principal, job)
    return wire.imports.write_remarks(found, manage.notes(found), request.language)


@admin.get("/v1/imports/{job}/bad-rows", permission=Permission.IMPORTS_READ)
def list_bad_rows(principal: Principal, request: Request, job: str) -> wire.imports.BadRows:
    """The first 100, their own words shortened; `download`: all of them, good for an hour."""
    return wire.imports.write_bad_rows(container().imports.manage.bad_rows(principal, job), request.language)
