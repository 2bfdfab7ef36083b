"""How a page names its built files, which come from elsewhere."""

from __future__ import annotations

from base64 import b64encode
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from chalicelib.settings import listed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from chalicelib.settings import Settings

FOLDER = Path(__file__).parent


def filled(name: str, marks: Mapping[str, str]) -> str:
    """The page with what its marks stand for, and its icon."""
    page = (FOLDER / name).read_text("utf-8")
    icon = b64encode((FOLDER / "icon.svg").read_bytes()).decode()
    for mark, value in {**marks, "icon": icon}.items():
        page = page.replace("{{" + mark + "}}", value)
    return page


def tags(settings: Settings, files: str) -> str:
    """Of the comma-separated files of one page."""
    return "\n".join(_tag(settings.pages_url + name) for name in listed(files))


def _tag(address: str) -> str:
    """The attribute lets a script of another origin say where it failed, and is what modules are asked for with."""
    if address.endswith(".css"):
        return f'<link rel="stylesheet" href="{escape(address)}">'
    return f'<script type="module" crossorigin src="{escape(address)}"></script>'


def origin(settings: Settings) -> str:
    """For a content policy: with its path, since a storage's host may hold buckets of anybody."""
    return settings.pages_url if "://" in settings.pages_url else "'self'"


def headers(settings: Settings, *, scripts: str, styles: str, frames: str) -> dict[str, str | list[str]]:
    """Of a page of HTML: asked for each time, and its address told to nobody; ``frames`` are who may frame it."""
    uploads = f" {settings.upload_origin}" if settings.upload_origin else ""
    proofs = f" {settings.proof_origin}" if settings.proof_origin else ""
    policy = {
        "default-src": "'none'",
        "script-src": scripts,
        "style-src": styles,
        "img-src": f"'self' data: blob: {settings.photo_hosts}{proofs}",
        "connect-src": f"'self'{uploads}",
        "frame-src": proofs.strip() or "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": frames,
    }
    return {
        "Content-Type": "text/html; charset=utf-8",
        "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in policy.items()),
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
    }
