"""A buyer comes in, says what he lets us send, and asks for what is his."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from chalicelib.bootstrap import Container
from chalicelib.domain.access.principals import SYSTEM, Principal
from chalicelib.domain.buyers.buyer import Consent
from chalicelib.usecases.payments.file_claims import ClaimRequest
from tests.crash.cabinet import NUMBER, a_payer, a_request, anna
from tests.crash.preparations import found, principal, save
from tests.factories import NOW
from tests.world import ANNA

LAUNCH = "a launch of "
"""Stands before an OK number where a signed query belongs: it is made when it is needed, as it grows old."""


def entering(container: Container, community: str) -> Sequence[str]:
    """For the first time."""
    found(container, community)
    return a_request(community, "/launch", {"query": LAUNCH + ANNA}, None)


def entering_again(container: Container, community: str) -> Sequence[str]:
    """OK says something else of his consent than before."""
    _denied(container, community)
    return a_request(community, "/launch", {"query": LAUNCH + ANNA}, None)


def coming_back(container: Container, community: str) -> Sequence[str]:
    """Somebody who was erased."""
    a_payer(container, community)
    container.privacy.erase_person.erase(community, "anna", SYSTEM.actor)
    return a_request(community, "/launch", {"query": LAUNCH + ANNA}, None)


def allowing(container: Container, community: str) -> Sequence[str]:
    _denied(container, community)
    return a_request(community, "/buyer/consent", {"query": LAUNCH + ANNA}, anna(community))


def denying(container: Container, community: str) -> Sequence[str]:
    a_payer(container, community)
    return a_request(community, "/buyer/consent/withdrawal", {}, anna(community))


def preferring(container: Container, community: str) -> Sequence[str]:
    a_payer(container, community)
    wish = {"muted": ["reminder"], "quiet": {"from": "22:00", "to": "09:00"}}
    return a_request(community, "/buyer/notices", wish, anna(community))


def proving(container: Container, community: str) -> Sequence[str]:
    a_payer(container, community)
    return a_request(community, "/buyer/proofs", {"type": "image/png", "size": 1_000}, anna(community))


def filing_without_a_proof(container: Container, community: str) -> Sequence[str]:
    a_payer(container, community)
    body = {"key": "form-of-anna", "orders": [NUMBER], "amount": 50_000, "paidAt": NOW.isoformat()}
    return a_request(community, "/buyer/claims", body, anna(community))


def withdrawing(container: Container, community: str) -> Sequence[str]:
    a_payer(container, community)
    claim = container.payments.file_claims.file(anna(community), ClaimRequest("form-of-anna", (NUMBER,), 110_000, NOW))
    return a_request(community, f"/buyer/claims/{claim.id}/withdraw", {}, anna(community))


def taking_out(container: Container, community: str) -> Sequence[str]:
    return _own(container, community, "/buyer/export", anna(community))


def leaving(container: Container, community: str) -> Sequence[str]:
    return _own(container, community, "/buyer/erasure", anna(community))


def taking_out_for(container: Container, community: str) -> Sequence[str]:
    """The organizer, at the buyer's wish."""
    return _own(container, community, "/v1/buyers/anna/export", principal(community))


def leaving_for(container: Container, community: str) -> Sequence[str]:
    return _own(container, community, "/v1/buyers/anna/erasure", principal(community))


def _own(container: Container, community: str, path: str, who: Principal) -> Sequence[str]:
    a_payer(container, community)
    return a_request(community, path, {}, who)


def _denied(container: Container, community: str) -> None:
    a_payer(container, community)
    save(container, community, replace(container.stores.buyers.get(community, "anna"), consent=Consent.DENIED))
