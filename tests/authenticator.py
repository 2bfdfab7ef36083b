"""A device that makes one passkey and signs with it, as WebAuthn wants it; it lies where a test lets it."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256

from chalicelib.domain.access.passkey import Assertion, Attestation

PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40
LOCAL = "http://localhost:1"
"""The desk of the tests' settings."""


def b64(content: bytes) -> str:
    return urlsafe_b64encode(content).decode().rstrip("=")


def unb64(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


@dataclass
class Device:
    """``origin`` is that of the page that asks it; ``count`` is how often it was used: None where it counts nothing."""

    origin: str = LOCAL
    credential: str = b64(b"a credential's name")
    handle: str = ""
    count: int | None = 0
    verifies: bool = True
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    def made(self, asked: str, handle: str = "", **lies: Any) -> dict[str, str]:
        """As `navigator.credentials.create` answers what is ``asked`` for in base64url, by the names of our API."""
        self.handle = handle or self.handle
        name = unb64(self.credential)
        attested = bytes(16) + len(name).to_bytes(2, "big") + name + self._public_key()
        said = self._data(ATTESTED, lies) + attested
        whole = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x59" + len(said).to_bytes(2, "big") + said
        client_data = self._client_data("webauthn.create", asked, lies)
        return {"credential": self.credential, "clientData": b64(client_data), "attestation": b64(whole)}

    def used(self, asked: str, **lies: Any) -> dict[str, str]:
        """As `navigator.credentials.get` answers it."""
        if self.count is not None:
            self.count += 1
        said, client_data = self._data(0, lies), self._client_data("webauthn.get", asked, lies)
        signature = self.key.sign(said + sha256(client_data).digest(), ec.ECDSA(SHA256()))
        return {
            "credential": self.credential,
            "clientData": b64(client_data),
            "authenticatorData": b64(said),
            "signature": b64(signature),
            "userHandle": self.handle,
        }

    def _data(self, flags: int, lies: dict[str, Any]) -> bytes:
        host = lies.get("rp_id") or urlsplit(self.origin).hostname
        flags |= lies.get("present", PRESENT) | (VERIFIED if lies.get("verifies", self.verifies) else 0)
        count = lies.get("count", self.count) or 0
        return sha256(str(host).encode()).digest() + bytes([flags]) + count.to_bytes(4, "big")

    def _client_data(self, kind: str, challenge: str, lies: dict[str, Any]) -> bytes:
        said = {"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": False}
        return json.dumps({**said, **{name: lies[name] for name in said if name in lies}}).encode()

    def _public_key(self) -> bytes:
        """In COSE: an elliptic curve, ES256, P-256, x and y."""
        numbers = self.key.public_key().public_numbers()
        x, y = (each.to_bytes(32, "big") for each in (numbers.x, numbers.y))
        return b"\xa5\x01\x02\x03\x26\x20\x01\x21\x58\x20" + x + b"\x22\x58\x20" + y


def attestation(said: dict[str, str]) -> Attestation:
    return Attestation(said["credential"], said["clientData"], said["attestation"])


def assertion(said: dict[str, str]) -> Assertion:
    return Assertion(
        credential=said["credential"],
        client_data=said["clientData"],
        authenticator_data=said["authenticatorData"],
        signature=said["signature"],
        user_handle=said["userHandle"],
    )
