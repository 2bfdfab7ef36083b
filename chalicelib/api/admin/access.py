"""Who is at the desk, sessions there, and API keys."""

from __future__ import annotations

from chalicelib.api.audiences import admin
from chalicelib.api.wire import admin as wire
from chalicelib.bootstrap import container
from chalicelib.domain.access.permissions import Permission
from chalicelib.domain.access.principals import Principal
from chalicelib.edge.requests import Request


@admin.post("/v1/desk-codes", permission=Permission.DESK_OPEN, status=201)
def give_desk_code(principal: Principal, request: Request) -> wire.access.DeskCode:
    """For `POST /desk-sessions`, in a window of its own: good once, for a minute."""
    return wire.access.write_code(*container().access.open_desk.code(principal))


@admin.get("/v1/me", permission=Permission.ME_READ)
def show_me(principal: Principal, request: Request) -> wire.access.Me:
    """Who calls, and what he may do. `scopes` is null for a person."""
    return wire.access.write_me(container().access.show_caller.show(principal))


@admin.get("/v1/sessions", permission=Permission.SESSIONS_READ)
def list_sessions(principal: Principal, request: Request) -> wire.access.Sessions:
    """Of the desk, newest first: an owner sees all, everybody else his own."""
    return wire.access.write_sessions(principal, container().access.manage_desk_sessions.list(principal))


@admin.get("/v1/sessions/{session}", permission=Permission.SESSIONS_READ)
def show_session(principal: Principal, request: Request, session: str) -> wire.access.ListedSession:
    """One of the desk: an owner sees all, everybody else his own."""
    found = container().access.manage_desk_sessions.show(principal, session)
    return wire.access.write_one_session(principal, found)


@admin.delete("/v1/sessions/{session}", permission=Permission.SESSIONS_WRITE)
def end_session(principal: Principal, request: Request, session: str, version: int) -> wire.access.ListedSession:
    """At once for changes, within a minute for the rest."""
    found = container().access.manage_desk_sessions.end(principal, session, version)
    return wire.access.write_one_session(principal, found)


@admin.get("/v1/api-keys", permission=Permission.KEYS_READ)
def list_api_keys(principal: Principal, request: Request) -> wire.access.ApiKeys:
    """Newest first, revoked ones too."""
    return wire.access.write_keys(container().access.manage_api_keys.list(principal))


@admin.post("/v1/api-keys", permission=Permission.KEYS_WRITE, status=201)
def make_api_key(principal: Principal, request: Request, body: wire.access.ApiKeyAsked) -> wire.access.NewApiKey:
    """`key` is shown this once. 400 above 20 that are good, or two of a name."""
    wish = wire.access.read_key(body)
    return wire.access.write_new_key(*container().access.manage_api_keys.make(principal, wish))


@admin.get("/v1/api-keys/{api_key}", permission=Permission.KEYS_READ)
def show_api_key(principal: Principal, request: Request, api_key: str) -> wire.access.ApiKey:
    """Without its secret, which is shown only when it is made."""
    return wire.access.write_key(container().access.manage_api_keys.show(principal, api_key))


@admin.delete("/v1/api-keys/{api_key}", permission=Permission.KEYS_WRITE)
def revoke_api_key(principal: Principal, request: Request, api_key: str, version: int) -> wire.access.ApiKey:
    """At once for changes, within a minute for the rest."""
    return wire.access.write_key(container().access.manage_api_keys.revoke(principal, api_key, version))
