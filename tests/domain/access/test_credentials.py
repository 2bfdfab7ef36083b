"""Secrets that are given out, and what is kept of them."""

import pytest

from chalicelib.domain.access.credentials import (
    ALPHABET,
    SECRET,
    Credential,
    CredentialKind,
    checksum,
    is_credential,
    read_credential,
)
from chalicelib.domain.errors import Unauthorized
from chalicelib.signing.secrets import new_secret

KEY = Credential(CredentialKind.API_KEY, "a_community.of-ours", "the1id", "s" * SECRET)


def test_a_credential_is_read_as_it_was_written() -> None:
    assert read_credential(KEY.text) == KEY
    assert KEY.text.startswith("kbt_a_community.of-ours.the1id_")


def test_one_letter_that_is_another_is_seen() -> None:
    for place, letter in enumerate(KEY.text):
        for other in {*"aZ0_.", ALPHABET[(ALPHABET.find(letter) + 1) % len(ALPHABET)]} - {letter}:
            with pytest.raises(Unauthorized):
                read_credential(KEY.text[:place] + other + KEY.text[place + 1 :])


@pytest.mark.parametrize("text", ["", "kbt_", "kbt_c.i_short000000", "kbx_c.i_" + "s" * 36, "x" * 500, "kbt_" * 50])
def test_what_is_none_is_refused(text: str) -> None:
    with pytest.raises(Unauthorized):
        read_credential(text)
    with pytest.raises(Unauthorized):
        read_credential(text[:-6] + checksum(text[:-6]))


def test_what_is_kept_does_not_say_the_secret() -> None:
    assert KEY.secret not in KEY.digest
    assert KEY.fits(KEY.digest)
    assert not Credential(KEY.kind, KEY.community, KEY.id, "t" * SECRET).fits(KEY.digest)


def test_a_secret_has_178_bits_and_is_never_the_same() -> None:
    made = {new_secret() for _ in range(100)}
    assert len(made) == 100
    assert all(len(each) == SECRET and set(each) <= set(ALPHABET) for each in made)
    assert len(ALPHABET) ** SECRET > 2**178


def test_a_session_of_the_app_is_none() -> None:
    assert is_credential(KEY.text)
    assert not is_credential("WyJjMSJd.aXx.sig_nature")
