"""Whatever is in a code or an address, only what we signed for this opens."""

from string import ascii_letters, digits

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.signing.cursors import SignedCursors
from chalicelib.signing.signer import KeyedSigner

SIGNER = KeyedSigner(["new", "old"])
GENUINE = SIGNER.sign("order", "c1/1001")
TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs"]))


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_a_seal_opens_for_its_purpose(purpose: str, text: str) -> None:
    assert SIGNER.unsign(purpose, SIGNER.sign(purpose, text)) == text


@pytest.mark.parametrize("purpose", ["ok_hook", "Order", "order ", "orde", ""])
def test_a_seal_of_another_purpose_does_not_open(purpose: str) -> None:
    assert SIGNER.unsign(purpose, GENUINE) is None


def test_a_seal_is_fit_for_an_address_and_a_code() -> None:
    assert set(GENUINE) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.")
    assert len(GENUINE) < 60


def test_during_a_rotation_the_old_key_opens_and_the_new_one_seals() -> None:
    assert SIGNER.unsign("order", KeyedSigner(["old"]).sign("order", "c1/1001")) == "c1/1001"
    assert KeyedSigner(["new"]).unsign("order", GENUINE) == "c1/1001"


def test_a_key_that_was_taken_away_opens_nothing() -> None:
    assert KeyedSigner(["new"]).unsign("order", KeyedSigner(["old"]).sign("order", "c1/1001")) is None


def test_a_cursor_of_the_same_key_is_no_seal() -> None:
    """Neither when somebody's list has the name of a purpose: their texts are not the same kind of thing."""
    cursor = SignedCursors(["new"]).write("order", ["c1/1001"])
    assert SIGNER.unsign("order", cursor) is None


@settings(deadline=None, max_examples=300)
@given(st.integers(0, len(GENUINE) - 1), st.characters())
def test_a_touched_seal_opens_to_nothing_else(place: int, sign: str) -> None:
    found = SIGNER.unsign("order", GENUINE[:place] + sign + GENUINE[place + 1 :])
    assert found in (None, "c1/1001")  # the last sign of a base64 carries spare bits


@settings(deadline=None, max_examples=300)
@given(st.text())
def test_junk_opens_to_nothing(signed: str) -> None:
    assert SIGNER.unsign("order", signed) is None


@pytest.mark.parametrize("signed", ["", "\ud800", ".", "a.b", "." * 10_000, "0" * 100_000])
def test_broken_signatures_open_to_nothing_and_nothing_breaks(signed: str) -> None:
    assert SIGNER.unsign("order", signed) is None


def test_one_seal_is_written_in_one_way_only() -> None:
    """The last letter of a signature has bits that base64 ignores."""
    signer = KeyedSigner(["a-key-of-the-tests"])
    for text in ("c1", "c2", "c3", "c4"):
        signed = signer.sign("order", text)
        others = {signed[:-1] + letter for letter in ascii_letters + digits + "-_"} - {signed}
        assert [other for other in others if signer.unsign("order", other) is not None] == []
