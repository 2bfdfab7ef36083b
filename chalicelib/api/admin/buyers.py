"""A buyer's data, at his request to the organizer."""

from __future__ import annotations

from chalicelib.api import wire
from chalicelib.api.audiences import admin
from chalicelib.bootstrap import container
from chalicelib.domain.access.permissions import Permission
from chalicelib.domain.access.principals import Principal
from chalicelib.edge.rates import RateClass
from chalicelib.edge.requests import Request


@admin.post("/v1/buyers/{buyer}/export", permission=Permission.BUYERS_EXPORT, rate=RateClass.HEAVY)
def export_buyer(principal: Principal, request: Request, buyer: str) -> wire.privacy.PersonalData:
    """All that is kept of a buyer, for him."""
    return wire.privacy.write_document(container().privacy.export_person.export(principal, buyer))


@admin.post("/v1/buyers/{buyer}/erasure", permission=Permission.BUYERS_ERASE, status=202)
def ask_buyer_erasure(principal: Principal, request: Request, buyer: str) -> wire.privacy.ErasureAsked:
    """Of all that is kept of a buyer; it goes on in the background and cannot be taken back."""
    container().privacy.erase_person.ask(principal, buyer)
    return wire.privacy.ErasureAsked()
