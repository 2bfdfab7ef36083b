"""How the community is connected with OK."""

from __future__ import annotations

from chalicelib.api.audiences import admin
from chalicelib.api.wire import admin as wire
from chalicelib.bootstrap import container
from chalicelib.domain.access.permissions import Permission
from chalicelib.domain.access.principals import Principal
from chalicelib.edge.requests import Request


@admin.get("/v1/connections", permission=Permission.CONNECTIONS_READ)
def list_connections(principal: Principal, request: Request) -> wire.connections.Connections:
    """The bot, the comments and the webhook: whether OK takes what we have of each."""
    return _connections(principal, request)


@admin.post("/v1/connections/bot", permission=Permission.CONNECTIONS_WRITE, keeps=True)
def connect_bot(
    principal: Principal, request: Request, body: wire.connections.TokenAsked
) -> wire.connections.Connections:
    """400 for a token of another group's, or one that OK refuses."""
    container().communities.manage_connections.connect_bot(principal, body.token)
    return _connections(principal, request)


@admin.post("/v1/connections/comments", permission=Permission.CONNECTIONS_WRITE, keeps=True)
def connect_comments(
    principal: Principal, request: Request, body: wire.connections.TokenAsked
) -> wire.connections.Connections:
    """400 for a token that OK refuses, or one without the rights."""
    container().communities.manage_connections.connect_comments(principal, body.token)
    return _connections(principal, request)


def _connections(principal: Principal, request: Request) -> wire.connections.Connections:
    found = container().communities.manage_connections.list(principal)
    return wire.connections.write_connections(found, request.language)
