"""A buyer comes in, says what he lets us send, and asks for what is his."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from chalicelib.bootstrap import Hub
from chalicelib.domain.buyers import Consent
from chalicelib.domain.principals import SYSTEM, Principal
from chalicelib.usecases.payments.claiming import ClaimWish
from tests.crash.cabinet import NUMBER, a_payer, a_request, anna
from tests.crash.preparations import found, principal, save
from tests.factories import NOW
from tests.world import ANNA

LAUNCH = "a launch of "
"""Stands before an OK number where a signed query belongs: it is made when it is needed, as it grows old."""


def entering(hub: Hub, community: str) -> Sequence[str]:
    """For the first time."""
    found(hub, community)
    return a_request(community, "/launch", {"query": LAUNCH + ANNA}, None)


def entering_again(hub: Hub, community: str) -> Sequence[str]:
    """OK says something else of his consent than before."""
    _denied(hub, community)
    return a_request(community, "/launch", {"query": LAUNCH + ANNA}, None)


def coming_back(hub: Hub, community: str) -> Sequence[str]:
    """Somebody who was erased."""
    a_payer(hub, community)
    hub.erasing.erase(community, "anna", SYSTEM.actor)
    return a_request(community, "/launch", {"query": LAUNCH + ANNA}, None)


def allowing(hub: Hub, community: str) -> Sequence[str]:
    _denied(hub, community)
    return a_request(community, "/buyer/consent", {"query": LAUNCH + ANNA}, anna(community))


def denying(hub: Hub, community: str) -> Sequence[str]:
    a_payer(hub, community)
    return a_request(community, "/buyer/consent/withdrawal", {}, anna(community))


def preferring(hub: Hub, community: str) -> Sequence[str]:
    a_payer(hub, community)
    wish = {"muted": ["reminder"], "quiet": {"from": "22:00", "to": "09:00"}}
    return a_request(community, "/buyer/notices", wish, anna(community))


def proving(hub: Hub, community: str) -> Sequence[str]:
    a_payer(hub, community)
    return a_request(community, "/buyer/proofs", {"type": "image/png", "size": 1_000}, anna(community))


def filing_without_a_proof(hub: Hub, community: str) -> Sequence[str]:
    a_payer(hub, community)
    body = {"key": "form-of-anna", "orders": [NUMBER], "amount": 50_000, "paidAt": NOW.isoformat()}
    return a_request(community, "/buyer/claims", body, anna(community))


def withdrawing(hub: Hub, community: str) -> Sequence[str]:
    a_payer(hub, community)
    claim = hub.claiming.file(anna(community), ClaimWish("form-of-anna", (NUMBER,), 110_000, NOW))
    return a_request(community, f"/buyer/claims/{claim.id}/withdraw", {}, anna(community))


def taking_out(hub: Hub, community: str) -> Sequence[str]:
    return _own(hub, community, "/buyer/export", anna(community))


def leaving(hub: Hub, community: str) -> Sequence[str]:
    return _own(hub, community, "/buyer/erasure", anna(community))


def taking_out_for(hub: Hub, community: str) -> Sequence[str]:
    """The organizer, at the buyer's wish."""
    return _own(hub, community, "/organizer/buyers/anna/export", principal(community))


def leaving_for(hub: Hub, community: str) -> Sequence[str]:
    return _own(hub, community, "/organizer/buyers/anna/erasure", principal(community))


def _own(hub: Hub, community: str, path: str, who: Principal) -> Sequence[str]:
    a_payer(hub, community)
    return a_request(community, path, {}, who)


def _denied(hub: Hub, community: str) -> None:
    a_payer(hub, community)
    save(hub, community, replace(hub.buyers.get(community, "anna"), consent=Consent.DENIED))
