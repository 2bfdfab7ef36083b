"""Signer: short texts that only we can have written, fit for an address or a QR code. They do not end by themselves."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from itsdangerous import BadData, URLSafeSerializer
from itsdangerous.encoding import base64_decode, base64_encode

if TYPE_CHECKING:
    from collections.abc import Sequence


REMEMBERED = 256
"""What was read is known for a while: a marketplace pushes to one address all day."""


class KeyedSigner:
    """The first key signs, all of them verify. ``purpose`` keeps what is signed for two things apart."""

    def __init__(self, keys: Sequence[str]) -> None:
        self._keys = list(reversed(keys))
        self._known = lru_cache(REMEMBERED)(self._read)

    def sign(self, purpose: str, text: str) -> str:
        return str(self._serializer(purpose).dumps(text))

    def unsign(self, purpose: str, signed: str) -> str | None:
        return self._known(purpose, signed)

    def _read(self, purpose: str, signed: str) -> str | None:
        try:
            text = self._serializer(purpose).loads(signed)
            signature = signed.rpartition(".")[2]
            if base64_encode(base64_decode(signature)).decode() != signature:
                return None  # its last letter has bits that say nothing: a signature is written in one way only
        except (BadData, UnicodeError):
            return None
        return text if isinstance(text, str) else None

    def _serializer(self, purpose: str) -> URLSafeSerializer:
        return URLSafeSerializer(self._keys, salt=f"seal/{purpose}")
