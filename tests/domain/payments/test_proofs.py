"""What a proof may be, and where it lies."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.errors import Invalid, NotFound
from chalicelib.domain.payments import proofs
from chalicelib.domain.payments.proofs import (
    PROOF_TYPES,
    SHOWN_TYPES,
    SIGNATURE,
    forms_given,
    proof_type,
    uploaded_proof,
)
from tests.factories import NOW

BEGINNINGS = {
    "image/jpeg": b"\xff\xd8\xff\xe0\x00\x10JFIF",
    "image/png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "image/webp": b"RIFF\x24\n\0\0WEBPVP8 ",
    "image/heic": b"\0\0\0\x18ftypheic\0\0\0\0",
    "application/pdf": b"%PDF-1.7\n",
}


def test_a_type_is_told_by_the_first_bytes() -> None:
    assert BEGINNINGS.keys() == PROOF_TYPES.keys()
    for kind, beginning in BEGINNINGS.items():
        assert proof_type(beginning) == kind
        assert proof_type(beginning.ljust(SIGNATURE, b"x")[:SIGNATURE]) == kind


def test_what_only_looks_like_one_is_none() -> None:
    for beginning in (
        b"",
        b"<svg onload=alert(1)>",
        b"<html>",
        b"MZ\x90",
        b"GIF89a",
        b" %PDF-1.7",
        b"RIFF\0\0\0\0WAVE",
        b"\0\0\0\x18ftypqt  ",
        b"\x89PNG",
        b"x\xff\xd8\xff",
    ):
        with pytest.raises(Invalid) as refusal:
            proof_type(beginning)
        assert (refusal.value.reason, refusal.value.field) == ("proof_foreign", "proof")


def test_nothing_that_runs_is_ever_shown() -> None:
    assert all(kind.startswith("image/") and "svg" not in kind for kind in SHOWN_TYPES)
    assert PROOF_TYPES.keys() >= SHOWN_TYPES


@given(st.text(max_size=80))
def test_a_name_that_is_no_id_leads_nowhere(proof: str) -> None:
    if proof.isascii() and proof.isalnum() and len(proof) <= 64:
        assert uploaded_proof("anna", proof) == f"proofs/anna/{proof}"
        return
    with pytest.raises(NotFound, match="file_missing"):
        uploaded_proof("anna", proof)


def test_the_longest_id_there_may_be_leads_somewhere_and_a_longer_one_does_not() -> None:
    assert uploaded_proof("anna", "x" * 64).endswith("x" * 64)
    with pytest.raises(NotFound):
        uploaded_proof("anna", "x" * 65)


def test_every_file_of_a_person_lies_in_one_of_his_folders() -> None:
    uploads, kept = proofs.proof_folders("anna")
    name = proofs.proof_of("claim1", "x1")
    assert uploaded_proof("anna", "x1").startswith(uploads)
    assert proofs.kept_proof("anna", name) == f"{kept}claim1-x1"
    assert not uploaded_proof("anna2", "x1").startswith(uploads)


def test_forms_are_counted_by_the_hour_and_by_the_day() -> None:
    assert forms_given("anna", NOW) == (("anna/2026-11-22T10", 20), ("anna/2026-11-22", 60))
