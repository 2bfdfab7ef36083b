"""Addresses that come from outside: where a browser would really go with them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from msgspec import Struct

_HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?")
_PLAIN = re.compile(r"[\x21-\x7e]{1,2000}")
"""What browsers strip, turn round or map to another sign first (tabs, wide letters) is in no address of ours."""

_PORTS = {"https": 443, "http": 80}


class Origin(Struct, frozen=True):
    scheme: str
    host: str
    port: int


def origin_of(address: str) -> Origin | None:
    """None for what is no plain address of the web: with a user in it, a backslash, anything beside ASCII."""
    if not _PLAIN.fullmatch(address) or "\\" in address:
        return None
    try:
        parts = urlsplit(address)
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        return None
    if parts.scheme not in _PORTS or "@" in parts.netloc or not _HOST.fullmatch(host) or ".." in host:
        return None
    return Origin(parts.scheme, host, port or _PORTS[parts.scheme])


def is_at(address: str, sources: Sequence[str]) -> bool:
    """Whether one of the sources covers it, as a content policy would: ``https://*.okcdn.ru``, ``https://ok.ru``."""
    origin = origin_of(address)
    return origin is not None and any(_covers(source, origin) for source in sources)


def _covers(source: str, origin: Origin) -> bool:
    """A star stands for one label or more, never for none."""
    wide = "://*." in source
    allowed = origin_of(source.replace("://*.", "://", 1))
    if allowed is None or (allowed.scheme, allowed.port) != (origin.scheme, origin.port):
        return False
    return origin.host.endswith(f".{allowed.host}") if wide else origin.host == allowed.host
