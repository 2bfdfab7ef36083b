"""The organizer's desk: a page of its own, in no frame, whose styles carry a nonce that is new with each answer."""

from __future__ import annotations

from secrets import token_urlsafe
from typing import TYPE_CHECKING

from chalice.app import Response

from chalicelib.api.audiences import anyone
from chalicelib.bootstrap import container
from chalicelib.edge.requests import Request  # noqa: TC001 - the edge looks what a view takes
from chalicelib.edge.routes import PUBLIC
from chalicelib.web import files

if TYPE_CHECKING:
    from chalicelib.settings import Settings

NONCE_BYTES = 16


@anyone.get("/desk", permission=PUBLIC)
def show_desk(_: None, request: Request) -> Response:
    """The desk; the code that opens it stands in the fragment, which no browser sends."""
    settings, nonce = container().settings, token_urlsafe(NONCE_BYTES)
    page = files.filled("desk.html", {"nonce": nonce, "files": files.tags(settings, settings.desk_files)})
    return Response(page, desk_headers(settings, nonce))


def desk_headers(settings: Settings, nonce: str) -> dict[str, str | list[str]]:
    """Mantine writes the rules of a narrow screen into style elements: the nonce is theirs; nothing else is inline."""
    place = files.origin(settings)
    return files.headers(settings, scripts=place, styles=f"{place} 'nonce-{nonce}'", frames="'none'")
