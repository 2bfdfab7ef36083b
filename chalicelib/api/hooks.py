"""What partners deliver to us: kept before it is acknowledged."""

from __future__ import annotations

from chalicelib import tracing
from chalicelib.api import wire
from chalicelib.api.audiences import anyone
from chalicelib.bootstrap import hub
from chalicelib.edge.logs import network
from chalicelib.edge.rates import RateClass
from chalicelib.edge.requests import Request
from chalicelib.edge.routes import PUBLIC


@anyone.post("/hooks/ok/{key}", permission=PUBLIC, rate=RateClass.HOOK)
def accept_message(_: None, request: Request, key: str) -> wire.hooks.Accepted:
    for trouble in hub().accepting.accept(key, request.address, request.delivery):
        tracing.trouble(trouble, network=network(request.address))
    return wire.hooks.Accepted()
