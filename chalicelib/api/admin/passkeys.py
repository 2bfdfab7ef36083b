"""The keys by which a person opens the desk without OK's app."""

from __future__ import annotations

from chalicelib.api.audiences import admin
from chalicelib.api.desk import origin_of
from chalicelib.api.wire import admin as wire
from chalicelib.bootstrap import container
from chalicelib.domain.access.permissions import Permission
from chalicelib.domain.access.principals import Principal
from chalicelib.edge.requests import Request


@admin.get("/v1/passkey-offer", permission=Permission.SESSIONS_READ)
def offer_passkey(principal: Principal, request: Request) -> wire.passkeys.PasskeyOffer:
    """What `navigator.credentials.create` needs: for this session, for five minutes and one passkey."""
    offer = container().access.manage_passkeys.offer(principal)
    return wire.passkeys.write_offer(offer, origin_of(request))


@admin.get("/v1/passkeys", permission=Permission.SESSIONS_READ)
def list_passkeys(principal: Principal, request: Request) -> wire.passkeys.Passkeys:
    """One's own, newest first: nobody else sees them."""
    return wire.passkeys.write_passkeys(container().access.manage_passkeys.list(principal))


@admin.post("/v1/passkeys", permission=Permission.SESSIONS_WRITE, status=201)
def add_passkey(principal: Principal, request: Request, body: wire.passkeys.PasskeyAsked) -> wire.passkeys.Passkey:
    """What `navigator.credentials.create` answered. 400 `passkey_late`, `passkey_refused`, or above ten."""
    given = wire.passkeys.read_attestation(body)
    added = container().access.manage_passkeys.add(principal, body.name, given, origin_of(request))
    return wire.passkeys.write_passkey(added)


@admin.get("/v1/passkeys/{passkey}", permission=Permission.SESSIONS_READ)
def show_passkey(principal: Principal, request: Request, passkey: str) -> wire.passkeys.Passkey:
    """One's own: anybody else's is missing."""
    return wire.passkeys.write_passkey(container().access.manage_passkeys.show(principal, passkey))


@admin.delete("/v1/passkeys/{passkey}", permission=Permission.SESSIONS_WRITE)
def remove_passkey(principal: Principal, request: Request, passkey: str, version: int) -> wire.passkeys.Passkey:
    """It opens nothing from that moment; sessions that it opened go on until they are ended."""
    return wire.passkeys.write_passkey(container().access.manage_passkeys.remove(principal, passkey, version))
