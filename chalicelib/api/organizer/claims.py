"""What buyers say they paid: look, confirm, reject."""

from __future__ import annotations

from chalicelib.api import wire
from chalicelib.api.audiences import organizers
from chalicelib.bootstrap import hub
from chalicelib.domain.principals import Principal
from chalicelib.edge.answers import named
from chalicelib.edge.requests import Request


@organizers.get("/organizer/claims")
def list_waiting_claims(organizer: Principal, request: Request) -> wire.claims.Claims:
    return wire.claims.write_claims(hub().deciding.waiting(organizer, request.parameter("cursor")), for_organizer=True)


@organizers.get("/organizer/claims/{claim}")
def show_claim(organizer: Principal, request: Request, claim: str) -> wire.claims.Claim:
    return wire.claims.write_claim(hub().deciding.get(organizer, claim), for_organizer=True)


@organizers.get("/organizer/claims/{claim}/proof")
def show_claimed_proof(organizer: Principal, request: Request, claim: str) -> wire.claims.ProofLink:
    word = named("proof_file", request.language)
    return wire.claims.write_proof_link(hub().deciding.proof(organizer, claim, word))


@organizers.post("/organizer/claims/{claim}/confirmation")
def confirm_claim(organizer: Principal, request: Request, claim: str) -> wire.claims.Claim:
    amounts = wire.claims.read_amounts(request.body(wire.claims.ConfirmationAsked))
    return wire.claims.write_claim(hub().deciding.confirm(organizer, claim, amounts), for_organizer=True)


@organizers.post("/organizer/claims/{claim}/rejection")
def reject_claim(organizer: Principal, request: Request, claim: str) -> wire.claims.Claim:
    asked = request.body(wire.claims.RejectionAsked)
    return wire.claims.write_claim(hub().deciding.reject(organizer, claim, asked.reason), for_organizer=True)
