"""What both sides read of a claim."""

from typing import Any

from chalicelib.api.wire.claims import Claim, write_claim_as, write_proof_link
from chalicelib.domain.payments.claim import Warning
from chalicelib.usecases.proof_links import ProofLink
from tests.api.wire.plain import told
from tests.factories import a_claim, a_claimed_order


def shown(**fields: Any) -> Any:
    return told(write_claim_as(Claim, a_claim(**fields)))


def test_a_claim_is_told_with_its_parts() -> None:
    claim = a_claim(a_claimed_order(confirmed=80_000), a_claimed_order(number="1002", amount=5))
    parts = told(write_claim_as(Claim, claim))["orders"]
    assert parts == [
        {"number": "1001", "purchase": "Осенняя обувь", "amount": 100_000, "confirmed": 80_000},
        {"number": "1002", "purchase": "Осенняя обувь", "amount": 5, "confirmed": None},
    ]


def test_of_a_proof_it_is_told_that_there_is_one_and_not_where() -> None:
    assert (shown()["proof"], shown(proof="secret-name")["proof"]) == (False, True)
    assert "secret-name" not in str(shown(proof="secret-name"))


def test_payment_that_nobody_had_asked_for_is_a_warning_beside_the_others() -> None:
    assert shown()["warnings"] == []
    assert shown(warnings=(Warning.PART,), unasked=True)["warnings"] == ["part", "closed"]


def test_a_link_to_a_proof_says_what_it_is_and_how_it_is_saved() -> None:
    link = ProofLink("https://proofs.example/x", "application/pdf", "Чек 1001.pdf", "https://proofs.example/framed")
    assert told(write_proof_link(link)) == {
        "url": "https://proofs.example/x",
        "type": "application/pdf",
        "name": "Чек 1001.pdf",
        "view": "https://proofs.example/framed",
    }
