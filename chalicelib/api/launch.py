"""The launch: OK's signed query becomes a session."""

from chalicelib.api import session_wire as wire
from chalicelib.api.audiences import anyone
from chalicelib.bootstrap import hub
from chalicelib.edge.requests import Request


@anyone.post("/launch")
def launch(_: None, request: Request) -> wire.Session:
    asked = request.body(wire.LaunchAsked)
    return wire.write_session(hub().launching.open(asked.query))
