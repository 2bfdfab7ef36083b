"""Payment claims as they are decided on ↔ JSON."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from chalicelib.api.wire import claims as both
from chalicelib.api.wire.claims import ProofLink as ProofLink
from chalicelib.api.wire.claims import write_proof_link as write_proof_link
from chalicelib.api.wire.forms import Asked, ListQuery, Wire
from chalicelib.api.wire.limits import Price, Reason
from chalicelib.domain.errors import Invalid
from chalicelib.domain.payments.claim import ClaimState
from chalicelib.domain.payments.filters import ClaimFilter

if TYPE_CHECKING:
    from chalicelib.domain.lists import LookedPage
    from chalicelib.domain.payments import claim as claims


class Claimant(Wire, frozen=True):
    id: str
    name: str


class Claim(both.Claim, frozen=True, omit_defaults=True):
    """With whose it is, and who has decided on it: two may have pressed at the same second."""

    buyer: Claimant
    version: int
    decided_by: str | None = None
    decided_at: datetime | None = None


class ClaimsQuery(ListQuery, frozen=True):
    state: ClaimState = ClaimState.PENDING
    q: str = ""


class Claims(Wire, frozen=True):
    items: list[Claim]
    next: str | None
    looked: datetime | None


class PartAsked(Asked, frozen=True):
    number: str
    amount: Price


class ConfirmationAsked(Asked, frozen=True):
    orders: tuple[PartAsked, ...] | None = None


class RejectionAsked(Asked, frozen=True):
    reason: Reason


def read_amounts(asked: ConfirmationAsked) -> dict[str, int] | None:
    """By order; None: as they were claimed. Raises Invalid when an order is named twice."""
    if asked.orders is None:
        return None
    amounts = {part.number: part.amount for part in asked.orders}
    if len(amounts) != len(asked.orders):
        raise Invalid("parts_unreadable", "orders", orders=", ".join(amounts))
    return amounts


def read_filter(asked: ClaimsQuery) -> ClaimFilter:
    return ClaimFilter(asked.state, asked.q)


def write_claims(page: LookedPage[claims.PaymentClaim]) -> Claims:
    return Claims(items=[write_claim(each) for each in page.things], next=page.cursor, looked=page.looked)


def write_claim(claim: claims.PaymentClaim) -> Claim:
    return both.write_claim_as(
        Claim,
        claim,
        buyer=Claimant(id=claim.buyer, name=claim.buyer_name),
        version=claim.version,
        decided_by=claim.decided_by,
        decided_at=claim.decided_at,
    )
