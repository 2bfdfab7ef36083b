"""The buyer says what he has paid."""

from __future__ import annotations

from chalicelib.api.audiences import buyers
from chalicelib.api.wire import buyer as wire
from chalicelib.api.wire.forms import ListQuery
from chalicelib.bootstrap import container
from chalicelib.domain.access.permissions import Permission
from chalicelib.domain.access.principals import Principal
from chalicelib.edge.rates import RateClass
from chalicelib.edge.requests import Request
from chalicelib.edge.responses import named


@buyers.post("/buyer/proofs", permission=Permission.OWN_WRITE, status=201, rate=RateClass.HEAVY)
def create_proof(principal: Principal, request: Request, body: wire.claims.ProofAsked) -> wire.claims.Proof:
    """Of the file to come. 409 `full`: 20 in an hour, 60 in a day; `conflict`: his data is being erased.

    413 above 10 MB.
    """
    return wire.claims.write_proof(container().payments.file_claims.proof_form(principal, body.type, body.size))


@buyers.post("/buyer/claims", permission=Permission.OWN_WRITE, status=201)
def file_claim(principal: Principal, request: Request, body: wire.claims.ClaimAsked) -> wire.claims.Claim:
    """One payment for one or several orders, also one that nobody has asked for: the organizer is warned of that.

    404 of an order or the proof.

    409 `repeated`, `less_due`, `conflict`: too many undecided ones, several currencies, his data is being erased.
    """
    return wire.claims.write_claim(
        container().payments.file_claims.file(principal, wire.claims.read_claim_request(body))
    )


@buyers.get("/buyer/claims", permission=Permission.OWN_READ)
def list_claims(principal: Principal, request: Request, query: ListQuery) -> wire.claims.Claims:
    """Newest first."""
    return wire.claims.write_claims(container().payments.file_claims.list(principal, query.cursor))


@buyers.get("/buyer/claims/{claim}/proof", permission=Permission.OWN_READ)
def show_proof(principal: Principal, request: Request, claim: str) -> wire.claims.ProofLink:
    """Where the file of an own claim is shown from. 404 without one."""
    word = named("proof_file", request.language)
    return wire.claims.write_proof_link(container().payments.file_claims.proof(principal, claim, word))


@buyers.post("/buyer/claims/{claim}/withdraw", permission=Permission.OWN_WRITE)
def withdraw_claim(principal: Principal, request: Request, claim: str) -> wire.claims.Claim:
    """409 when it was decided on."""
    return wire.claims.write_claim(container().payments.file_claims.withdraw(principal, claim))
