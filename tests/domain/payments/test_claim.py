"""What a buyer says he has paid: its states, its warnings, its proof."""

from datetime import timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.errors import Conflict, Invalid, NotFound
from chalicelib.domain.payments.claim import REASON_LENGTH, ClaimState, Warning, rejection, warnings_of
from chalicelib.domain.payments.proofs import (
    PROOF_TYPES,
    SIGNATURE,
    kept_proof,
    proof_folders,
    proof_type,
    uploaded_proof,
)
from tests.factories import NOW, a_claim, a_claimed_order

PENDING, CONFIRMED, REJECTED, WITHDRAWN = ClaimState
ALLOWED = {(PENDING, CONFIRMED), (PENDING, REJECTED), (PENDING, WITHDRAWN)}


@pytest.mark.parametrize(("before", "after"), list(product(ClaimState, ClaimState)))
def test_a_claim_is_decided_once(before: ClaimState, after: ClaimState) -> None:
    claim = a_claim(state=before)
    if (before, after) in ALLOWED:
        assert claim.decided(after, "maria", NOW).state is after
        return
    with pytest.raises(Conflict, match=f"^claim_{before.value}$"):
        claim.decided(after, "maria", NOW)


def test_a_decision_says_who_when_and_why() -> None:
    later = NOW + timedelta(hours=1)
    claim = a_claim(proof="claim1").decided(REJECTED, "maria", later, "Перевод не найден")
    assert (claim.decided_by, claim.decided_at, claim.reason) == ("maria", later, "Перевод не найден")
    assert claim.proof == "claim1"


def test_an_order_knows_of_its_part_of_a_claim() -> None:
    part = a_claimed_order(number="1002", amount=700)
    claim = a_claim(a_claimed_order(amount=300), part, state=REJECTED, reason="Нет")
    mark = claim.mark(part)
    assert (mark.id, mark.amount, mark.state, mark.reason) == ("claim1", 700, REJECTED, "Нет")


@pytest.mark.parametrize(
    ("amount", "debts", "earlier", "warnings"),
    [
        (100, [100], [], ()),
        (100, [60, 40], [], ()),
        (99, [100], [], (Warning.PART,)),
        (101, [100], [], (Warning.OVER,)),
        (100, [0], [], (Warning.OVER,)),
        (100, [100], [100], (Warning.DOUBLE,)),
        (100, [0], [100], (Warning.OVER, Warning.DOUBLE)),
        (50, [100], [50], (Warning.PART, Warning.DOUBLE)),
        (100, [100], [99, 101], ()),
    ],
)
def test_an_organizer_is_warned_of_a_part_of_too_much_and_of_the_same_sum_again(
    amount: int, debts: list[int], earlier: list[int], warnings: tuple[Warning, ...]
) -> None:
    assert warnings_of(amount, debts, earlier) == warnings


def test_a_reason_is_one_line() -> None:
    assert rejection(" Перевод \n не найден ") == "Перевод не найден"
    assert rejection("я" * REASON_LENGTH) == "я" * REASON_LENGTH


@pytest.mark.parametrize(("text", "reason"), [("", "reason_missing"), (" \n\u00a0", "reason_missing")])
def test_a_claim_is_not_rejected_without_a_reason(text: str, reason: str) -> None:
    with pytest.raises(Invalid, match=reason) as refused:
        rejection(text)
    assert refused.value.field == "reason"


def test_a_reason_that_is_too_long_is_refused() -> None:
    with pytest.raises(Invalid, match="text_too_long") as refused:
        rejection("я" * (REASON_LENGTH + 1))
    assert refused.value.values == {"limit": 300}


BEGINNINGS = {
    "image/jpeg": [b"\xff\xd8\xff\xe0\0\x10JFIF", b"\xff\xd8\xff\xe1..Exif"],
    "image/png": [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"],
    "image/webp": [b"RIFF\x24\0\0\0WEBPVP8 ", b"RIFF\n\n\n\nWEBPVP8X"],
    "image/heic": [b"\0\0\0\x18ftypheic", b"\0\0\0\x24ftypmif1", b"\0\0\0\nftypmsf1"],
    "application/pdf": [b"%PDF-1.7\n%\xe2\xe3", b"%PDF-2.0"],
}
KNOWN = [(kind, beginning) for kind, beginnings in BEGINNINGS.items() for beginning in beginnings]
FOREIGN = {
    "a program of Windows": b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff",
    "a program of Linux": b"\x7fELF\x02\x01\x01\0",
    "a script": b"#!/bin/sh\nrm -rf /",
    "a page": b"<!doctype html><script>alert(1)</script>",
    "a drawing that runs scripts": b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
    "an archive, a document of Office": b"PK\x03\x04\x14\0\x06\0",
    "an old document of Office": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "a moving GIF": b"GIF89a\x01\0\x01\0",
    "a sound in the wrapping of a picture": b"RIFF\x24\0\0\0WAVEfmt ",
    "a film in the wrapping of a picture": b"\0\0\0\x18ftypmp42",
    "a program with a picture's word in it": b"MZ\x90\0ftypheic",
    "a page with a PDF in it": b"<script/>%PDF-1.7",
    "a picture that begins late": b" \x89PNG\r\n\x1a\n",
    "nothing": b"",
    "half of a signature": b"\x89PNG\r\n",
}


@pytest.mark.parametrize(("kind", "beginning"), KNOWN)
def test_a_proof_is_told_by_its_first_bytes(kind: str, beginning: bytes) -> None:
    assert proof_type(beginning) == kind
    assert len(beginning) <= SIGNATURE


def test_every_type_that_may_be_uploaded_can_be_told() -> None:
    assert BEGINNINGS.keys() == PROOF_TYPES.keys()


@pytest.mark.parametrize("beginning", FOREIGN.values(), ids=FOREIGN)
def test_another_file_is_refused_whatever_it_is_called(beginning: bytes) -> None:
    with pytest.raises(Invalid, match="proof_foreign") as refused:
        proof_type(beginning)
    assert refused.value.field == "proof"


def signed(beginning: bytes) -> bool:
    """The signatures as their formats write them, byte by byte."""
    return (
        beginning[:3] == b"\xff\xd8\xff"
        or beginning[:8] == b"\x89PNG\r\n\x1a\n"
        or (beginning[:4], beginning[8:12]) == (b"RIFF", b"WEBP")
        or (
            beginning[:3] == b"\0\0\0"
            and beginning[4:8] == b"ftyp"
            and beginning[8:12] in (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")
        )
        or (beginning[:5] == b"%PDF-" and beginning[5:6] in b"0123456789" and len(beginning) > 5)
    )


STRANGERS = st.builds(
    lambda head, body: (head + body)[:SIGNATURE],
    st.sampled_from([b"", *FOREIGN.values(), *(beginning[:4] for _, beginning in KNOWN)]),
    st.binary(max_size=SIGNATURE) | st.sampled_from([beginning for _, beginning in KNOWN]),
)


@given(st.binary(max_size=SIGNATURE) | STRANGERS)
def test_no_foreign_file_passes(beginning: bytes) -> None:
    try:
        proof_type(beginning)
    except Invalid:
        assert not signed(beginning)
    else:
        assert signed(beginning)


@given(st.sampled_from(KNOWN), st.binary(max_size=64))
def test_what_follows_the_signature_does_not_matter(known: tuple[str, bytes], rest: bytes) -> None:
    kind, beginning = known
    assert proof_type(beginning + rest) == kind


def test_an_upload_and_a_kept_proof_lie_under_their_buyer() -> None:
    assert uploaded_proof("anna", "id000001") == "proofs/anna/id000001"
    assert kept_proof("anna", "claim1") == "anna/claim1"
    assert proof_folders("anna") == ("proofs/anna/", "anna/")


@pytest.mark.parametrize("proof", ["", "../elena/id000001", "a/b", "я", "x" * 65, "a\0b", "."])
def test_what_we_never_gave_as_an_id_is_no_file(proof: str) -> None:
    with pytest.raises(NotFound, match="file_missing"):
        uploaded_proof("anna", proof)
