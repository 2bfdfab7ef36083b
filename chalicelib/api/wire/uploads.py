"""Where a browser posts a file → JSON."""

from __future__ import annotations

from chalicelib.api.wire.forms import Wire


class Upload(Wire, frozen=True):
    url: str
    fields: dict[str, str]
