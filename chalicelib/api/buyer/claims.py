"""The buyer says what he has paid."""

from __future__ import annotations

from chalicelib.api import wire
from chalicelib.api.audiences import buyers
from chalicelib.bootstrap import hub
from chalicelib.domain.principals import Principal
from chalicelib.edge.answers import named
from chalicelib.edge.requests import Request


@buyers.post("/buyer/proofs", status=201)
def create_proof(buyer: Principal, request: Request) -> wire.claims.Proof:
    asked = request.body(wire.claims.ProofAsked)
    return wire.claims.write_proof(hub().claiming.proof_form(buyer, asked.type, asked.size))


@buyers.post("/buyer/claims", status=201)
def file_claim(buyer: Principal, request: Request) -> wire.claims.Claim:
    asked = request.body(wire.claims.ClaimAsked)
    return wire.claims.write_claim(hub().claiming.file(buyer, wire.claims.read_wish(asked)))


@buyers.get("/buyer/claims")
def list_claims(buyer: Principal, request: Request) -> wire.claims.Claims:
    return wire.claims.write_claims(hub().claiming.list(buyer, request.parameter("cursor")))


@buyers.get("/buyer/claims/{claim}/proof")
def show_proof(buyer: Principal, request: Request, claim: str) -> wire.claims.ProofLink:
    word = named("proof_file", request.language)
    return wire.claims.write_proof_link(hub().claiming.proof(buyer, claim, word))


@buyers.post("/buyer/claims/{claim}/withdraw")
def withdraw_claim(buyer: Principal, request: Request, claim: str) -> wire.claims.Claim:
    return wire.claims.write_claim(hub().claiming.withdraw(buyer, claim))
