"""What buyers say they paid: look, confirm, reject."""

from __future__ import annotations

from chalicelib.api.audiences import admin
from chalicelib.api.wire import admin as wire
from chalicelib.bootstrap import container
from chalicelib.domain.access.permissions import Permission
from chalicelib.domain.access.principals import Principal
from chalicelib.edge.requests import Request
from chalicelib.edge.responses import named


@admin.get("/v1/claims", permission=Permission.CLAIMS_READ)
def search_claims(principal: Principal, request: Request, query: wire.claims.ClaimsQuery) -> wire.claims.Claims:
    """Undecided ones, the oldest first; of another `state`, the newest first.

    What `q` says is looked for: `looked` says how far, while there is more.
    """
    wish = wire.claims.read_filter(query)
    return wire.claims.write_claims(container().payments.review_claims.find(principal, wish, query.cursor))


@admin.get("/v1/claims/{claim}", permission=Permission.CLAIMS_READ)
def show_claim(principal: Principal, request: Request, claim: str) -> wire.claims.Claim:
    """With whose it is, and who has decided on it."""
    return wire.claims.write_claim(container().payments.review_claims.get(principal, claim))


@admin.get("/v1/claims/{claim}/proof", permission=Permission.CLAIMS_READ)
def show_claimed_proof(principal: Principal, request: Request, claim: str) -> wire.claims.ProofLink:
    """Where the file of a claim is shown from. 404 without one."""
    word = named("proof_file", request.language)
    return wire.claims.write_proof_link(container().payments.review_claims.proof(principal, claim, word))


@admin.post("/v1/claims/{claim}/confirmation", permission=Permission.CLAIMS_DECIDE)
def confirm_claim(
    principal: Principal, request: Request, claim: str, body: wire.claims.ConfirmationAsked
) -> wire.claims.Claim:
    """As claimed, or `orders` where the sums differ: each of its orders, 0 for none.

    409 when it was decided otherwise, also with other sums.
    """
    amounts = wire.claims.read_amounts(body)
    return wire.claims.write_claim(container().payments.review_claims.confirm(principal, claim, amounts))


@admin.post("/v1/claims/{claim}/rejection", permission=Permission.CLAIMS_DECIDE)
def reject_claim(
    principal: Principal, request: Request, claim: str, body: wire.claims.RejectionAsked
) -> wire.claims.Claim:
    """The buyer reads the `reason`, up to 300 characters.

    409 when it was decided otherwise, also for another reason.
    """
    return wire.claims.write_claim(container().payments.review_claims.reject(principal, claim, body.reason))
