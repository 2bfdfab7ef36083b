"""The address of a claim's proof."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.domain.errors import NotFound
from chalicelib.domain.proofs import PROOF_TYPES, kept_proof

if TYPE_CHECKING:
    from chalicelib.domain.claims import PaymentClaim
    from chalicelib.usecases.ports import Proofs


def proof_link(proofs: Proofs, claim: PaymentClaim, minutes: int = 5) -> str:
    """A private address that is good for so long; what is saved from it is named after the claim. Raises NotFound."""
    if not claim.proof:
        raise NotFound("proof_missing")
    saved_as = f"{claim.id}.{PROOF_TYPES[claim.proof_type]}"
    return proofs.link(claim.community, kept_proof(claim.buyer, claim.proof), saved_as, minutes)
