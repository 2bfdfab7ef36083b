"""The address of a claim's proof."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.errors import NotFound
from chalicelib.domain.payments.proofs import FRAMED_TYPE, PROOF_TYPES, kept_proof

if TYPE_CHECKING:
    from chalicelib.domain.payments.claim import PaymentClaim
    from chalicelib.usecases.ports import Proofs


class ProofLink(Struct, frozen=True):
    """A private address that is good for some minutes; ``type`` is what the file's first bytes have said.

    ``view``: where a frame shows it, if it is no picture and a browser can.
    """

    url: str
    type: str
    name: str
    view: str | None = None


def proof_link(proofs: Proofs, claim: PaymentClaim, word: str, minutes: int = 5) -> ProofLink:
    """What is saved from it is called by ``word`` and the orders: "Receipt 1001, 1006.jpg". Raises NotFound."""
    if not claim.proof:
        raise NotFound("proof_missing")
    name = f"{word} {', '.join(part.number for part in claim.orders)}.{PROOF_TYPES[claim.proof_type]}"
    kept = kept_proof(claim.buyer, claim.proof)
    url = proofs.link(claim.community, kept, name, kind=claim.proof_type, minutes=minutes)
    view = proofs.view(claim.community, kept, minutes) if claim.proof_type == FRAMED_TYPE else None
    return ProofLink(url, claim.proof_type, name, view)
