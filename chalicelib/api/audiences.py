"""Who calls: nobody known, a buyer, somebody of the admin side. Modules of views add routes to one of these."""

from msgspec.structs import asdict

from chalicelib import visit
from chalicelib.bootstrap import hub
from chalicelib.domain.errors import Unauthorized
from chalicelib.domain.launch import Caller
from chalicelib.domain.permissions import ROLES, Permission
from chalicelib.edge.requests import Request
from chalicelib.edge.routes import Audience


class _Permitted(Caller, frozen=True):
    def may(self, permission: Permission) -> bool:
        return permission in ROLES[self.role]


def _nobody(_: Request) -> _Permitted:
    """A route of anyone's that is not PUBLIC is nobody's."""
    raise Unauthorized


def _session(request: Request) -> _Permitted:
    """What he changes is committed only while he still may (``Commits``)."""
    caller = _Permitted(**asdict(hub().tokens.read(request.bearer)))
    hub().vouching.vouch(caller, request.changing)
    visit.come(caller)
    return caller


anyone = Audience("anyone", _nobody)
buyers = Audience("buyers", _session)
organizers = Audience("organizers", _session)
AUDIENCES = (anyone, buyers, organizers)
