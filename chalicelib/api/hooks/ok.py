"""What OK delivers to us: kept before it is acknowledged."""

from __future__ import annotations

from chalicelib import tracing
from chalicelib.api import wire
from chalicelib.api.audiences import anyone
from chalicelib.bootstrap import container
from chalicelib.edge.logs import network
from chalicelib.edge.rates import RateClass
from chalicelib.edge.requests import Request
from chalicelib.edge.routes import PUBLIC


@anyone.post("/hooks/ok/{key}", permission=PUBLIC, rate=RateClass.HOOK)
def accept_message(_: None, request: Request, key: str) -> wire.hooks.Accepted:
    """OK's webhook, at most 256 KB. Kept, or of no use: it cannot be read, or comes of a person who was erased.

    404 for an address we never gave: `key` names a community, signed. 503 when it could not be kept: OK brings it
    again.
    """
    for trouble in container().inbox.receive_messages.accept(key, request.address, request.delivery):
        tracing.trouble(trouble, network=network(request.address))
    return wire.hooks.Accepted()
