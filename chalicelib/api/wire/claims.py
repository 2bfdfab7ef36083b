"""Payment claims and proofs ↔ JSON."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from chalicelib.api.wire.forms import Asked, Wire
from chalicelib.domain.claims import ClaimState, Warning
from chalicelib.domain.errors import Invalid

if TYPE_CHECKING:
    from chalicelib.domain import claims
    from chalicelib.domain.lists import Page
    from chalicelib.usecases import proof_links
    from chalicelib.usecases.payments.claiming import ClaimWish
    from chalicelib.usecases.ports import UploadForm


class ProofAsked(Wire, frozen=True):
    type: str
    size: int


class Upload(Wire, frozen=True):
    url: str
    fields: dict[str, str]


class Proof(Wire, frozen=True):
    proof: str
    upload: Upload


class ClaimAsked(Wire, frozen=True):
    key: str
    orders: tuple[str, ...]
    amount: int
    paid_at: datetime
    comment: str = ""
    proof: str | None = None
    due: int | None = None


class ClaimedOrder(Wire, frozen=True):
    number: str
    purchase: str
    amount: int
    confirmed: int | None


class Claimant(Wire, frozen=True):
    id: str
    name: str


class Claim(Wire, frozen=True, omit_defaults=True):
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
    buyer: Claimant | None = None
    decided_by: str | None = None
    decided_at: datetime | None = None


class Claims(Wire, frozen=True):
    claims: list[Claim]
    cursor: str | None


class ProofLink(Wire, frozen=True):
    url: str
    type: str
    name: str


class PartAsked(Asked, frozen=True):
    number: str
    amount: int


class ConfirmationAsked(Asked, frozen=True):
    orders: tuple[PartAsked, ...] | None = None


class RejectionAsked(Asked, frozen=True):
    reason: str


def read_wish(asked: ClaimAsked) -> ClaimWish:
    from chalicelib.usecases.payments.claiming import ClaimWish

    return ClaimWish(asked.key, asked.orders, asked.amount, asked.paid_at, asked.comment, asked.proof, asked.due)


def read_amounts(asked: ConfirmationAsked) -> dict[str, int] | None:
    """By order; None: as they were claimed. Raises Invalid when an order is named twice."""
    if asked.orders is None:
        return None
    amounts = {part.number: part.amount for part in asked.orders}
    if len(amounts) != len(asked.orders):
        raise Invalid("parts_unreadable", "orders", orders=", ".join(amounts))
    return amounts


def write_proof(made: tuple[str, UploadForm]) -> Proof:
    proof, form = made
    return Proof(proof, Upload(form.url, dict(form.fields)))


def write_proof_link(link: proof_links.ProofLink) -> ProofLink:
    return ProofLink(link.url, link.type, link.name)


def write_claims(page: Page[claims.PaymentClaim], for_organizer: bool = False) -> Claims:
    return Claims([write_claim(each, for_organizer) for each in page.things], page.cursor)


def write_claim(claim: claims.PaymentClaim, for_organizer: bool = False) -> Claim:
    """With whose it is for an organizer, and who has decided on it: two may have pressed at the same second."""
    return Claim(
        claim.id,
        claim.state,
        claim.amount,
        claim.confirmed,
        claim.currency,
        claim.paid_at,
        claim.filed_at,
        claim.comment,
        claim.reason,
        bool(claim.proof),
        [ClaimedOrder(part.number, part.purchase_title, part.amount, part.confirmed) for part in claim.orders],
        claim.remarks,
        Claimant(claim.buyer, claim.buyer_name) if for_organizer else None,
        claim.decided_by if for_organizer else None,
        claim.decided_at if for_organizer else None,
    )
