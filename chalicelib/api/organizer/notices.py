"""The texts of notices, and whom they did not reach."""

from __future__ import annotations

from chalicelib.api import wire
from chalicelib.api.audiences import organizers
from chalicelib.bootstrap import hub
from chalicelib.domain.principals import Principal
from chalicelib.edge.requests import Request


@organizers.get("/organizer/notices")
def list_untold(organizer: Principal, request: Request) -> wire.notices.UntoldNotices:
    return wire.notices.write_untold(*hub().reviewing.untold(organizer, request.parameter("cursor")))


@organizers.get("/organizer/texts")
def list_texts(organizer: Principal, request: Request) -> wire.notices.Texts:
    return wire.notices.write_texts(hub().wording.list(organizer))


@organizers.post("/organizer/texts")
def change_text(organizer: Principal, request: Request) -> wire.notices.Texts:
    asked = request.body(wire.notices.TextAsked)
    return wire.notices.write_texts(hub().wording.put(organizer, asked.language, asked.key, asked.text))


@organizers.post("/organizer/texts/preview")
def preview_text(organizer: Principal, request: Request) -> wire.notices.Preview:
    asked = request.body(wire.notices.TextAsked)
    return wire.notices.Preview(hub().wording.preview(organizer, asked.language, asked.key, asked.text))
