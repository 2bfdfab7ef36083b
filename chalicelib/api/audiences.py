"""Who calls: nobody known, a buyer, an organizer. Modules of views add routes to one of these."""

from chalicelib import visit
from chalicelib.bootstrap import hub
from chalicelib.domain.communities import Role
from chalicelib.domain.errors import Forbidden
from chalicelib.domain.principals import Principal
from chalicelib.edge.requests import Request
from chalicelib.edge.routes import Audience


def _anyone(_: Request) -> None:
    return None


def _buyer(request: Request) -> Principal:
    """Everybody with a session is a buyer of the own orders."""
    return _vouched(hub().tokens.read(request.bearer), request)


def _organizer(request: Request) -> Principal:
    principal = hub().tokens.read(request.bearer)
    if principal.role not in (Role.OWNER, Role.ORGANIZER):
        raise Forbidden
    return _vouched(principal, request)


def _vouched(principal: Principal, request: Request) -> Principal:
    """What he changes is committed only while he still may (``Commits``)."""
    hub().vouching.vouch(principal, request.changing)
    visit.come(principal)
    return principal


anyone = Audience("anyone", _anyone)
buyers = Audience("buyers", _buyer)
organizers = Audience("organizers", _organizer)
AUDIENCES = (anyone, buyers, organizers)
