"""Imports of orders: hand a file over, look at the differences, start, watch."""

from chalicelib.api import import_wire as wire
from chalicelib.api.audiences import organizers
from chalicelib.bootstrap import hub
from chalicelib.domain.launch import Caller
from chalicelib.edge.requests import Request


@organizers.post("/organizer/purchases/{purchase}/imports", status=201)
def create_import(organizer: Caller, request: Request, purchase: str) -> wire.Begun:
    asked = request.body(wire.ImportAsked)
    job, form = hub().importing.create(organizer, purchase, asked.name, asked.size)
    return wire.Begun(wire.write_import(job, request.language), wire.Upload(form.url, dict(form.fields)))


@organizers.get("/organizer/imports/{job}")
def show_import(organizer: Caller, request: Request, job: str) -> wire.Import:
    return wire.write_import(hub().importing.get(organizer, job), request.language)


@organizers.post("/organizer/imports/{job}/preview", status=202)
def preview_import(organizer: Caller, request: Request, job: str) -> wire.Import:
    return wire.write_import(hub().importing.preview(organizer, job), request.language)


@organizers.post("/organizer/imports/{job}/start", status=202)
def start_import(organizer: Caller, request: Request, job: str) -> wire.Import:
    return wire.write_import(hub().importing.start(organizer, job), request.language)


@organizers.get("/organizer/imports/{job}/differences")
def list_differences(organizer: Caller, request: Request, job: str) -> wire.Differences:
    return wire.write_differences(hub().importing.differences(organizer, job, request.parameter("cursor")))


@organizers.get("/organizer/imports/{job}/bad-rows")
def list_bad_rows(organizer: Caller, request: Request, job: str) -> wire.BadRows:
    return wire.write_bad_rows(hub().importing.bad_rows(organizer, job), request.language)
