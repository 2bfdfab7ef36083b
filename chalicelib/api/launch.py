"""The launch: OK's signed query becomes a session."""

from __future__ import annotations

from chalicelib.api import wire
from chalicelib.api.audiences import anyone
from chalicelib.bootstrap import hub
from chalicelib.edge.rates import RateClass
from chalicelib.edge.requests import Request
from chalicelib.edge.routes import PUBLIC


@anyone.post("/launch", permission=PUBLIC, rate=RateClass.LAUNCH)
def launch(_: None, request: Request, body: wire.sessions.LaunchAsked) -> wire.sessions.Session:
    return wire.sessions.write_session(hub().launching.open(body.query))
