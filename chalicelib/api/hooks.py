"""What partners deliver to us: kept before it is acknowledged."""

from chalicelib import tracing
from chalicelib.api.audiences import anyone
from chalicelib.bootstrap import hub
from chalicelib.edge.logs import network
from chalicelib.edge.requests import Request


@anyone.post("/hooks/ok/{key}")
def accept_message(_: None, request: Request, key: str) -> dict[str, bool]:
    for trouble in hub().accepting.accept(key, request.address, request.delivery):
        tracing.trouble(trouble, network=network(request.address))
    return {"success": True}
