"""The launch: OK's signed query becomes a session."""

from __future__ import annotations

from chalicelib.api import wire
from chalicelib.api.audiences import anyone
from chalicelib.bootstrap import container
from chalicelib.edge.rates import RateClass
from chalicelib.edge.requests import Request
from chalicelib.edge.routes import PUBLIC


@anyone.post("/launch", permission=PUBLIC, rate=RateClass.LAUNCH)
def launch(_: None, request: Request, body: wire.sessions.LaunchAsked) -> wire.sessions.Session:
    """`query` is that of the address OK opened the app with, unchanged.

    401 `launch_forged`, `launch_expired`, `launch_used`; 403 `blocked`, `community_closed`; 404 `group_not_connected`;
    503 while OK is silent about one who was not here lately.
    """
    return wire.sessions.write_session(container().access.open_session.open(body.query))
