"""Serves the page and the files it is made of."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from chalice.app import Response

from chalicelib.api.audiences import anyone
from chalicelib.bootstrap import hub
from chalicelib.domain.errors import NotFound

if TYPE_CHECKING:
    from chalicelib.edge.requests import Request
    from chalicelib.settings import Settings

FOLDER = Path(__file__).parent
TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
}


@anyone.get("/")
def lead_to_page(_: None, request: Request) -> Response:
    """Whoever typed the bare address; without the query, which may be a launch and would stand in one more place."""
    place = request.raw.context["path"].rstrip("/")  # with the stage, as the browser knows it
    return Response(
        "", {"Location": f"{place}/app", "Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}, 302
    )


@anyone.get("/app")
def show_page(_: None, request: Request) -> Response:
    """The page; OK's signed query is for the page's own script and is not looked at here."""
    return Response(_page(), page_headers(hub().settings))


@anyone.get("/static/{version}/{folder}/{name}")
def show_file(_: None, request: Request, version: str, folder: str, name: str) -> Response:
    """A file of the page; its address changes with any content, so it may be kept for ever."""
    body, kind = _file(f"{folder}/{name}")
    fresh = "public, max-age=31536000, immutable" if version == _version() else "no-store"
    return Response(body, {"Content-Type": kind, "Cache-Control": fresh, "X-Content-Type-Options": "nosniff"})


def page_headers(settings: Settings) -> dict[str, str | list[str]]:
    """Framed by OK only; scripts from here and from OK; no referrer, because the query is a secret."""
    uploads = f" {settings.upload_origin}" if settings.upload_origin else ""
    proofs = f" {settings.proof_origin}" if settings.proof_origin else ""
    policy = {
        "default-src": "'none'",
        "script-src": f"'self' {settings.ok_api_url.rstrip('/')}",
        "style-src": "'self'",
        "img-src": f"'self' data: blob: {settings.photo_hosts}{proofs}",
        "connect-src": f"'self'{uploads}",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": settings.ok_frame_ancestors,
    }
    return {
        "Content-Type": "text/html; charset=utf-8",
        "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in policy.items()),
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
    }


@cache
def _page() -> str:
    settings = hub().settings
    marks = {
        "static": f"static/{_version()}",
        "ok_api": settings.ok_api_url,
        "web_servers": settings.ok_web_servers,
        "api_servers": settings.ok_api_servers,
        "limits": escape(json.dumps(_limits())),
    }
    page = (FOLDER / "app.html").read_text("utf-8")
    for mark, value in marks.items():
        page = page.replace("{{" + mark + "}}", value)
    return page


def _limits() -> dict[str, object]:
    """What a form may hold, by the names that the page's modules ask for; bytes, kopecks, characters."""
    from chalicelib.domain import claims, money, payments, proofs, titles  # for the page's own request only

    return {
        "title": titles.TITLE_LENGTH,
        "comment": payments.NOTE_LENGTH,
        "orders": claims.MOST_ORDERS,
        "amount": money.HIGHEST,
        "proof": proofs.LARGEST_PROOF,
        "proofTypes": proofs.PROOF_TYPES,
    }


@cache
def _files() -> dict[str, Path]:
    """What may be asked for, by its address: nothing else is ever opened."""
    return {f"{path.parent.name}/{path.name}": path for path in sorted(FOLDER.glob("*/*")) if path.suffix in TYPES}


@cache
def _version() -> str:
    content = hashlib.sha256()
    for address, path in _files().items():
        content.update(address.encode() + path.read_bytes())
    return content.hexdigest()[:12]


@cache
def _file(address: str) -> tuple[str, str]:
    path = _files().get(address)
    if not path:
        raise NotFound
    return path.read_text("utf-8"), TYPES[path.suffix]
