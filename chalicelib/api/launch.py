"""The launch: OK's signed query becomes a session."""

from __future__ import annotations

from chalicelib.api import wire
from chalicelib.api.audiences import anyone
from chalicelib.bootstrap import hub
from chalicelib.edge.requests import Request


@anyone.post("/launch")
def launch(_: None, request: Request) -> wire.sessions.Session:
    asked = request.body(wire.sessions.LaunchAsked)
    return wire.sessions.write_session(hub().launching.open(asked.query))
