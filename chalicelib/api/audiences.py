"""Who calls: nobody known, a buyer, an organizer. Modules of views add routes to one of these."""

from chalicelib.bootstrap import hub
from chalicelib.domain.communities import Role
from chalicelib.domain.errors import Forbidden
from chalicelib.domain.launch import Caller
from chalicelib.edge.requests import Request
from chalicelib.edge.routes import Audience


def _anyone(_: Request) -> None:
    return None


def _buyer(request: Request) -> Caller:
    """Everybody with a session is a buyer of the own orders."""
    return hub().tokens.read(request.bearer)


def _organizer(request: Request) -> Caller:
    caller = _buyer(request)
    if caller.role is not Role.ORGANIZER:
        raise Forbidden
    return caller


anyone = Audience("anyone", _anyone)
buyers = Audience("buyers", _buyer)
organizers = Audience("organizers", _organizer)
AUDIENCES = (anyone, buyers, organizers)
