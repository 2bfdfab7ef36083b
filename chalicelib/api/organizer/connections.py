"""How the community is connected with OK."""

from __future__ import annotations

from chalicelib.api import wire
from chalicelib.api.audiences import organizers
from chalicelib.bootstrap import hub
from chalicelib.domain.principals import Principal
from chalicelib.edge.requests import Request


@organizers.get("/organizer/connections")
def list_connections(organizer: Principal, request: Request) -> wire.connections.Connections:
    return wire.connections.write_connections(hub().connecting.list(organizer), request.language)


@organizers.post("/organizer/connections/bot")
def connect_bot(organizer: Principal, request: Request) -> wire.connections.Connections:
    hub().connecting.connect_bot(organizer, request.body(wire.connections.TokenAsked).token)
    return wire.connections.write_connections(hub().connecting.list(organizer), request.language)


@organizers.post("/organizer/connections/comments")
def connect_comments(organizer: Principal, request: Request) -> wire.connections.Connections:
    hub().connecting.connect_comments(organizer, request.body(wire.connections.TokenAsked).token)
    return wire.connections.write_connections(hub().connecting.list(organizer), request.language)
