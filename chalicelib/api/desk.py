"""A code of OK's app, or a passkey, becomes a session of the desk."""

from __future__ import annotations

from chalicelib import visit
from chalicelib.api import wire
from chalicelib.api.audiences import anyone
from chalicelib.bootstrap import container
from chalicelib.edge.logs import network
from chalicelib.edge.rates import RateClass
from chalicelib.edge.requests import Request
from chalicelib.edge.routes import PUBLIC


@anyone.post("/desk-sessions", permission=PUBLIC, status=201, rate=RateClass.LAUNCH)
def open_desk(_: None, request: Request, body: wire.desk.DeskSessionAsked) -> wire.desk.DeskSession:
    """`code` is that of `POST /v1/desk-codes`; the token is good for 12 hours, for `/v1` only.

    401 `unauthorized` for a code that was used, is a minute old, or is none; `session_revoked`.
    """
    return wire.desk.write_desk(container().access.open_desk.open(body.code))


@anyone.get("/passkey-challenge", permission=PUBLIC)
def challenge_passkey(_: None, request: Request) -> wire.desk.PasskeyChallenge:
    """What `navigator.credentials.get` needs, with no list of credentials: good for five minutes and one session."""
    return wire.desk.write_challenge(*container().access.open_desk_by_passkey.challenge(), origin_of(request))


@anyone.post("/passkey-sessions", permission=PUBLIC, status=201, rate=RateClass.LAUNCH)
def open_desk_by_passkey(_: None, request: Request, body: wire.desk.PasskeySessionAsked) -> wire.desk.DeskSession:
    """What `navigator.credentials.get` answered; the session is as that of a code, with the role of this moment.

    401 `unauthorized` (the code says why: `passkey_late`, `passkey_refused`, `passkey_unknown`); 403 for whoever works
    here no longer; 503 while OK has been silent about him for a day.
    """
    visit.sit_down(network(request.address))
    given = wire.desk.read_assertion(body)
    return wire.desk.write_desk(container().access.open_desk_by_passkey.open(given, origin_of(request)))


def origin_of(request: Request) -> str:
    """Where the desk is opened: as the settings say, or else where the gateway was asked."""
    return container().settings.desk_origin or f"https://{request.domain}"
