"""The texts of notices, and whom they did not reach."""

from __future__ import annotations

from chalicelib.api.audiences import admin
from chalicelib.api.wire import admin as wire
from chalicelib.api.wire.forms import ListQuery
from chalicelib.bootstrap import container
from chalicelib.domain.access.permissions import Permission
from chalicelib.domain.access.principals import Principal
from chalicelib.edge.requests import Request


@admin.get("/v1/notices", permission=Permission.NOTICES_READ)
def list_undelivered(principal: Principal, request: Request, query: ListQuery) -> wire.notices.UndeliveredNotices:
    """Of the last 30 days, newest first."""
    return wire.notices.write_undelivered(*container().notices.read_undelivered.undelivered(principal, query.cursor))


@admin.get("/v1/texts", permission=Permission.NOTICES_READ)
def list_texts(principal: Principal, request: Request) -> wire.notices.Texts:
    """Of all messages, in both languages: ours, and the community's own."""
    return wire.notices.write_texts(container().notices.edit_templates.list(principal))


@admin.patch("/v1/texts", permission=Permission.NOTICES_WRITE)
def change_text(
    principal: Principal, request: Request, body: wire.notices.TextAsked, version: int
) -> wire.notices.Texts:
    """One of them; an empty one brings the standard words back. 404 of its key.

    The version is that of all: they are kept together.
    """
    wish = wire.notices.read_text(body)
    return wire.notices.write_texts(container().notices.edit_templates.put(principal, version, wish))


@admin.post("/v1/texts/preview", permission=Permission.NOTICES_WRITE, changes=False)
def preview_text(principal: Principal, request: Request, body: wire.notices.TextAsked) -> wire.notices.Preview:
    """Filled with made-up data. 404 of its key."""
    wish = wire.notices.read_text(body)
    return wire.notices.Preview(container().notices.edit_templates.preview(principal, wish))
