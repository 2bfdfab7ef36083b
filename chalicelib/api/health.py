"""Is the process there."""

from __future__ import annotations

from chalicelib.api import wire
from chalicelib.api.audiences import anyone
from chalicelib.edge.requests import Request
from chalicelib.edge.routes import PUBLIC


@anyone.get("/health", permission=PUBLIC)
def check_health(_: None, request: Request) -> wire.health.Health:
    """The process answers."""
    return wire.health.Health()
