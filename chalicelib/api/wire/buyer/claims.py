"""Payment claims and proofs as their buyer files and reads them ↔ JSON."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

from msgspec.structs import asdict

from chalicelib.api.wire import claims as both
from chalicelib.api.wire.claims import ProofLink as ProofLink
from chalicelib.api.wire.claims import write_proof_link as write_proof_link
from chalicelib.api.wire.forms import Wire, convert
from chalicelib.api.wire.limits import Amount, FileSize, FormKey, Note, limited
from chalicelib.api.wire.uploads import Upload
from chalicelib.domain.payments.claim import MOST_ORDERS
from chalicelib.domain.payments.proofs import PROOF_TYPES

if TYPE_CHECKING:
    from chalicelib.domain.lists import Page
    from chalicelib.domain.payments import claim as claims
    from chalicelib.usecases.payments.file_claims import ClaimRequest
    from chalicelib.usecases.ports import UploadForm


class ProofAsked(Wire, frozen=True):
    type: Annotated[str, limited(enum=list(PROOF_TYPES))]
    size: FileSize


class Proof(Wire, frozen=True):
    proof: str
    upload: Upload


class ClaimAsked(Wire, frozen=True):
    key: FormKey
    orders: Annotated[tuple[str, ...], limited(minItems=1, maxItems=MOST_ORDERS, uniqueItems=True)]
    amount: Amount
    paid_at: datetime
    comment: Note = ""
    proof: str | None = None
    due: int | None = None


class Claim(both.Claim, frozen=True):
    """Without who has decided on it."""


class Claims(Wire, frozen=True):
    claims: list[Claim]
    cursor: str | None


def read_claim_request(asked: ClaimAsked) -> ClaimRequest:
    from chalicelib.usecases.payments.file_claims import ClaimRequest

    return ClaimRequest(**asdict(asked))


def write_proof(made: tuple[str, UploadForm]) -> Proof:
    proof, form = made
    return Proof(proof=proof, upload=convert(form, Upload))


def write_claims(page: Page[claims.PaymentClaim]) -> Claims:
    return Claims(claims=[write_claim(each) for each in page.things], cursor=page.cursor)


def write_claim(claim: claims.PaymentClaim) -> Claim:
    return both.write_claim_as(Claim, claim)
