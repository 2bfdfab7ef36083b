"""A code of OK's app becomes a session of the desk."""

from __future__ import annotations

from chalicelib.api import wire
from chalicelib.api.audiences import anyone
from chalicelib.bootstrap import container
from chalicelib.edge.rates import RateClass
from chalicelib.edge.requests import Request
from chalicelib.edge.routes import PUBLIC


@anyone.post("/desk-sessions", permission=PUBLIC, status=201, rate=RateClass.LAUNCH)
def open_desk(_: None, request: Request, body: wire.desk.DeskSessionAsked) -> wire.desk.DeskSession:
    """`code` is that of `POST /v1/desk-codes`; the token is good for 12 hours, for `/v1` only.

    401 `unauthorized` for a code that was used, is a minute old, or is none; `session_revoked`.
    """
    return wire.desk.write_desk(container().access.open_desk.open(body.code))
