"""What is told of a passkey without looking at what it signed."""

import pytest

from chalicelib.domain.access.passkey import (
    LONGEST_NAME,
    challenge_of,
    decoded,
    encoded,
    handle_of,
    passkey_id,
    passkey_name,
    read_handle,
)
from chalicelib.domain.errors import Invalid


def test_a_handle_says_whose_it_is_and_fits_into_a_device() -> None:
    community, person = "0a1b2c3d", "f" * 32
    assert read_handle(handle_of(community, person)) == (community, person)
    assert len(decoded(handle_of(community, person))) <= 64
    for wrong in ("", "junk", encoded("community"), encoded(".person"), encoded("a#b.c"), encoded("a.b.c"), "é"):
        with pytest.raises(Invalid):
            read_handle(wrong)


def test_the_challenge_is_read_from_what_the_browser_says() -> None:
    assert challenge_of(encoded('{"type": "webauthn.get", "challenge": "' + encoded("ours") + '"}')) == "ours"
    for wrong in ("", "junk", encoded("[]"), encoded("{}"), encoded('{"challenge": 1}'), encoded('{"challenge": "é"}')):
        with pytest.raises(Invalid):
            challenge_of(wrong)


def test_it_has_a_name_that_fits_a_line() -> None:
    assert passkey_name("  Мой \n телефон ") == "Мой телефон"
    for wrong in ("", " \n", "т" * (LONGEST_NAME + 1)):
        with pytest.raises(Invalid):
            passkey_name(wrong)


def test_however_a_device_calls_it_its_id_fits_a_key() -> None:
    assert len({passkey_id("a"), passkey_id("a" * 1_400)}) == 2
    assert len(passkey_id("a" * 1_400)) == 64
