"""What both sides read of payment claims → JSON."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from msgspec import field

from chalicelib.api.wire.forms import Wire, convert
from chalicelib.domain.payments.claim import ClaimState, Warning

if TYPE_CHECKING:
    from chalicelib.domain.payments import claim as claims
    from chalicelib.usecases import proof_links


class ClaimedOrder(Wire, frozen=True):
    number: str
    purchase_title: str = field(name="purchase")
    amount: int
    confirmed: int | None


class Claim(Wire, frozen=True):
    id: str
    state: ClaimState
    amount: int
    confirmed: int | None
    currency: str
    paid_at: datetime
    filed_at: datetime
    comment: str
    reason: str
    proof: bool
    orders: list[ClaimedOrder]
    warnings: tuple[Warning, ...]


class ProofLink(Wire, frozen=True):
    """``view``: where a frame shows a PDF; ``url`` saves whatever it is."""

    url: str
    type: str
    name: str
    view: str | None


Form = TypeVar("Form", bound=Claim)


def write_claim_as(form: type[Form], claim: claims.PaymentClaim, **more: object) -> Form:
    """``more`` are the fields that ``form`` has beyond those of both sides."""
    return form(
        id=claim.id,
        state=claim.state,
        amount=claim.amount,
        confirmed=claim.confirmed,
        currency=claim.currency,
        paid_at=claim.paid_at,
        filed_at=claim.filed_at,
        comment=claim.comment,
        reason=claim.reason,
        proof=bool(claim.proof),
        orders=[convert(part, ClaimedOrder) for part in claim.orders],
        warnings=claim.remarks,
        **more,
    )


def write_proof_link(link: proof_links.ProofLink) -> ProofLink:
    return convert(link, ProofLink)
