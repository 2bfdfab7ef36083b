"""Who calls: nobody known, a buyer, somebody of the admin side. Modules of views add routes to one of these."""

from chalicelib import visit
from chalicelib.bootstrap import container
from chalicelib.domain.access.credentials import is_credential
from chalicelib.domain.access.principals import Principal
from chalicelib.domain.errors import Unauthorized
from chalicelib.edge.logs import network
from chalicelib.edge.requests import Request
from chalicelib.edge.routes import Audience


def _nobody(_: Request) -> Principal:
    """A route of anyone's that is not PUBLIC is nobody's."""
    raise Unauthorized


def _session(request: Request) -> Principal:
    """What he changes is committed only while he still may (``Commits``)."""
    principal = container().signing.tokens.read(request.bearer)
    container().access.check_session.vouch(principal, request.changing)
    container().access.limit_requests.count(principal)
    visit.come(principal)
    return principal


def _desk(request: Request) -> Principal:
    """By an API key or in a session of the desk, or in one of OK's app."""
    bearer = request.bearer
    if is_credential(bearer):
        principal = container().access.check_credential.vouch(bearer, request.changing)
        container().access.limit_requests.count(principal)
        visit.come(principal)
    else:
        principal = _session(request)
    if request.changing:
        visit.sit_down(network(request.address))
    return principal


anyone = Audience("anyone", _nobody)
buyers = Audience("buyers", _session)
admin = Audience(
    "admin",
    _desk,
    repeats=lambda: container().access.repeat_requests,
    schemes=("session", "desk", "key"),
    strict=True,
)
AUDIENCES = (anyone, buyers, admin)
