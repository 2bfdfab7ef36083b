"""The page that a launch opens: it names the built files, which come from elsewhere."""

from __future__ import annotations

import json
from functools import cache
from html import escape
from typing import TYPE_CHECKING

from chalice.app import Response

from chalicelib.api.audiences import anyone
from chalicelib.bootstrap import container
from chalicelib.edge.requests import Request  # noqa: TC001 - the edge looks what a view takes
from chalicelib.edge.routes import PUBLIC
from chalicelib.web import files

if TYPE_CHECKING:
    from chalicelib.settings import Settings


@anyone.get("/", permission=PUBLIC)
def lead_to_page(_: None, request: Request) -> Response:
    """Whoever typed the bare address; without the query, which may be a launch and would stand in one more place."""
    place = request.raw.context["path"].rstrip("/")  # with the stage, as the browser knows it
    return Response(
        "", {"Location": f"{place}/app", "Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}, 302
    )


@anyone.get("/app", permission=PUBLIC)
def show_page(_: None, request: Request) -> Response:
    """The page; OK's signed query is for the page's own script and is not looked at here."""
    settings = container().settings
    return Response(_page(settings), page_headers(settings))


def page_headers(settings: Settings) -> dict[str, str | list[str]]:
    """Framed by OK only; scripts from where the built files are and from OK; no referrer: the query is a secret."""
    place = files.origin(settings)
    scripts = f"{place} {settings.ok_api_url.rstrip('/')}"
    return files.headers(settings, scripts=scripts, styles=place, frames=settings.ok_frame_ancestors)


@cache
def _page(settings: Settings) -> str:
    marks = {
        "files": files.tags(settings, settings.page_files),
        "ok_api": settings.ok_api_url,
        "web_servers": settings.ok_web_servers,
        "api_servers": settings.ok_api_servers,
        "limits": escape(json.dumps(_limits())),
    }
    return files.filled("app.html", marks)


def _limits() -> dict[str, object]:
    """What a form may hold, by the names that the page's modules ask for; bytes, kopecks, characters."""
    from chalicelib.domain import money, titles  # for the page's own request only
    from chalicelib.domain.payments import claim as claims  # for the page's own request only
    from chalicelib.domain.payments import payment as payments
    from chalicelib.domain.payments import proofs

    return {
        "title": titles.TITLE_LENGTH,
        "comment": payments.NOTE_LENGTH,
        "reason": claims.REASON_LENGTH,
        "orders": claims.MOST_ORDERS,
        "amount": money.HIGHEST,
        "proof": proofs.LARGEST_PROOF,
        "proofTypes": proofs.PROOF_TYPES,
    }
