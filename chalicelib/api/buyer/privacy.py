"""The buyer's own data: handed out, and erased."""

from __future__ import annotations

from chalicelib.api import wire
from chalicelib.api.audiences import buyers
from chalicelib.bootstrap import container
from chalicelib.domain.access.permissions import Permission
from chalicelib.domain.access.principals import Principal
from chalicelib.edge.rates import RateClass
from chalicelib.edge.requests import Request


@buyers.post("/buyer/export", permission=Permission.OWN_READ, rate=RateClass.HEAVY)
def export_data(principal: Principal, request: Request) -> wire.privacy.PersonalData:
    """All that is kept of him."""
    return wire.privacy.write_document(container().privacy.export_person.export(principal, principal.id))


@buyers.post("/buyer/erasure", permission=Permission.OWN_WRITE, status=202)
def ask_erasure(principal: Principal, request: Request) -> wire.privacy.ErasureAsked:
    """Of all that is kept of him; it goes on in the background and cannot be taken back."""
    container().privacy.erase_person.ask(principal, principal.id)
    return wire.privacy.ErasureAsked()
