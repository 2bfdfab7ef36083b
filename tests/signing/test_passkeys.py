"""What devices sign, made by hand: right in all, or refused."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from chalicelib.domain.access.passkey import Assertion, Attestation, Passkey, encoded
from chalicelib.domain.errors import Invalid
from chalicelib.signing.passkeys import LAYER, LONGEST, WebAuthn
from tests.authenticator import LOCAL, Device, assertion, attestation, b64
from tests.factories import NOW

CHALLENGE = "a-challenge-of-ours"
ASKED = encoded(CHALLENGE)
VERIFIER = WebAuthn()


def known(device: Device) -> Passkey:
    made = attestation(device.made(ASKED))
    public_key, count = VERIFIER.attested(made, CHALLENGE, LOCAL)
    named: dict[str, Any] = {"id": "key1", "community": "c1", "person": "maria", "name": "Телефон"}
    return Passkey(**named, credential=made.credential, public_key=public_key, created_at=NOW, sign_count=count)


def test_what_a_device_made_is_known_when_it_is_used() -> None:
    for device in (Device(), Device(count=None)):
        passkey = known(device)
        for _ in range(2):
            count = VERIFIER.asserted(assertion(device.used(ASKED)), passkey, CHALLENGE, LOCAL)
            assert count == (device.count or 0)
            passkey = replace(passkey, sign_count=count)


LIES: Sequence[dict[str, Any]] = (
    {"challenge": encoded("another")},
    {"origin": "https://phishing.example"},
    {"origin": "http://localhost:2"},
    {"rp_id": "phishing.example"},
    {"present": 0},
    {"verifies": False},
)
"""Another challenge, origin, port, host; nobody touched it; nobody was verified."""


def test_whatever_was_signed_for_another_place_or_by_nobody_is_refused() -> None:
    device = Device()
    passkey = known(device)
    for said in ({"type": "webauthn.create"}, *LIES):
        with pytest.raises(Invalid):
            VERIFIER.asserted(assertion(device.used(ASKED, **said)), passkey, CHALLENGE, LOCAL)
    for said in ({"type": "webauthn.get"}, *LIES):
        with pytest.raises(Invalid):
            VERIFIER.attested(attestation(Device().made(ASKED, **said)), CHALLENGE, LOCAL)


def test_another_devices_signature_or_a_spoilt_one_is_refused() -> None:
    device = Device()
    passkey = known(device)
    told = device.used(ASKED)
    for wrong in (Device().used(ASKED), {**told, "signature": b64(b"junk")}, {**told, "clientData": told["signature"]}):
        with pytest.raises(Invalid):
            VERIFIER.asserted(assertion(wrong), passkey, CHALLENGE, LOCAL)


def test_a_device_that_counts_less_than_before_is_a_copy() -> None:
    device = Device(count=7)
    passkey = known(device)
    for count in (0, 6, 7):
        with pytest.raises(Invalid):
            VERIFIER.asserted(assertion(device.used(ASKED, count=count)), passkey, CHALLENGE, LOCAL)
    assert VERIFIER.asserted(assertion(device.used(ASKED, count=8)), passkey, CHALLENGE, LOCAL) == 8


def test_it_is_called_as_it_attests() -> None:
    made = {**Device().made(ASKED), "credential": b64(b"somebody else's")}
    with pytest.raises(Invalid):
        VERIFIER.attested(attestation(made), CHALLENGE, LOCAL)


def test_a_part_that_is_too_long_is_not_even_read() -> None:
    device = Device()
    for part in ("credential", "attestation"):
        with pytest.raises(Invalid):
            VERIFIER.attested(attestation({**device.made(ASKED), part: "A" * (LONGEST + 1)}), CHALLENGE, LOCAL)


HOSTILE = st.one_of(st.text(max_size=80), st.binary(max_size=120).map(b64))
DEVICE = Device()
KNOWN = known(DEVICE)


@settings(max_examples=30)
@given(st.tuples(HOSTILE, HOSTILE, HOSTILE), st.binary(max_size=200))
def test_bytes_of_anybody_are_refused_and_nothing_else(parts: tuple[str, str, str], tail: bytes) -> None:
    """Each part by itself, and what begins as a device would say it."""
    made, used = DEVICE.made(ASKED), DEVICE.used(ASKED)
    spoilt = b64(b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58" + bytes([len(tail)]) + tail)
    for wrong in (Attestation(*parts), attestation({**made, "attestation": spoilt})):
        with pytest.raises(Invalid):
            VERIFIER.attested(wrong, CHALLENGE, LOCAL)
    for name, part in zip(("clientData", "authenticatorData", "signature"), parts, strict=True):
        with pytest.raises(Invalid):
            VERIFIER.asserted(assertion({**used, name: part}), KNOWN, CHALLENGE, LOCAL)
    with pytest.raises(Invalid):
        VERIFIER.asserted(Assertion(*parts, "", ""), KNOWN, CHALLENGE, LOCAL)


def test_the_library_is_loaded_by_whoever_brings_a_passkey_and_nobody_else() -> None:
    """Not by the application, and not by the use cases of passkeys; botocore loads OpenSSL where it finds it."""
    program = """
import sys
sys.modules["OpenSSL"] = None
import app
from chalicelib.signing import passkeys
from chalicelib.usecases.access import manage_passkeys, open_desk_by_passkey
assert not {"webauthn", "cryptography", "cbor2"} & sys.modules.keys()
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_in_a_function_it_is_looked_for_in_its_layer_after_all_that_is_shipped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    within = tmp_path / LAYER
    within.mkdir()
    monkeypatch.syspath_prepend(str(tmp_path))
    for _ in range(2):
        with pytest.raises(Invalid):
            VERIFIER.attested(Attestation("", "", ""), CHALLENGE, LOCAL)
    assert sys.path.count(str(within)) == 1
    assert sys.path[-1] == str(within)
