"""The address of a claim's proof."""

import pytest

from chalicelib.domain.errors import NotFound
from chalicelib.domain.payments.proofs import PROOF_TYPES, kept_proof
from chalicelib.usecases.proof_links import proof_link
from tests.factories import COMMUNITY, a_claim, a_claimed_order
from tests.fakes.files import MemoryFiles, MemoryProofs

PROOFS = MemoryProofs(MemoryFiles())


def test_what_is_saved_is_called_by_its_orders_and_ends_as_its_type_does() -> None:
    orders = (a_claimed_order(), a_claimed_order(number="1006"))
    for kind, ending in PROOF_TYPES.items():
        link = proof_link(PROOFS, a_claim(*orders, proof="p1", proof_type=kind), "Чек")
        assert (link.name, link.type) == (f"Чек 1001, 1006.{ending}", kind)
        assert link.url == f"memory://proofs/{COMMUNITY}/{kept_proof('anna', 'p1')}?as={link.name}"
        assert bool(link.view) == (kind == "application/pdf")


def test_an_export_may_be_read_for_longer() -> None:
    link = proof_link(PROOFS, a_claim(proof="p1", proof_type="image/png"), "Чек", minutes=60)
    assert link.url.endswith("&minutes=60")


def test_a_claim_without_a_proof_leads_nowhere() -> None:
    with pytest.raises(NotFound, match="proof_missing"):
        proof_link(PROOFS, a_claim(), "Чек")
