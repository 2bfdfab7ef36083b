"""Imports of orders: hand a file over, look at the differences, start, watch."""

from __future__ import annotations

from chalicelib.api import wire
from chalicelib.api.audiences import organizers
from chalicelib.bootstrap import hub
from chalicelib.domain.principals import Principal
from chalicelib.edge.requests import Request


@organizers.post("/organizer/purchases/{purchase}/imports", status=201)
def create_import(organizer: Principal, request: Request, purchase: str) -> wire.imports.Begun:
    asked = request.body(wire.imports.ImportAsked)
    job, form = hub().importing.create(organizer, purchase, asked.name, asked.size)
    return wire.imports.Begun(
        wire.imports.write_import(job, request.language), wire.imports.Upload(form.url, dict(form.fields))
    )


@organizers.get("/organizer/imports/{job}")
def show_import(organizer: Principal, request: Request, job: str) -> wire.imports.Import:
    return wire.imports.write_import(hub().importing.get(organizer, job), request.language)


@organizers.post("/organizer/imports/{job}/preview", status=202)
def preview_import(organizer: Principal, request: Request, job: str) -> wire.imports.Import:
    return wire.imports.write_import(hub().importing.preview(organizer, job), request.language)


@organizers.post("/organizer/imports/{job}/start", status=202)
def start_import(organizer: Principal, request: Request, job: str) -> wire.imports.Import:
    wish = request.wish(wire.imports.StartAsked)
    return wire.imports.write_import(hub().importing.start(organizer, job, wish.removes), request.language)


@organizers.get("/organizer/imports/{job}/differences")
def list_differences(organizer: Principal, request: Request, job: str) -> wire.imports.Differences:
    return wire.imports.write_differences(hub().importing.differences(organizer, job, request.parameter("cursor")))


@organizers.get("/organizer/imports/{job}/remarks")
def list_remarks(organizer: Principal, request: Request, job: str) -> wire.imports.Remarks:
    found = hub().importing.get(organizer, job)
    return wire.imports.write_remarks(found, hub().importing.notes(organizer, job), request.language)


@organizers.get("/organizer/imports/{job}/bad-rows")
def list_bad_rows(organizer: Principal, request: Request, job: str) -> wire.imports.BadRows:
    return wire.imports.write_bad_rows(hub().importing.bad_rows(organizer, job), request.language)
