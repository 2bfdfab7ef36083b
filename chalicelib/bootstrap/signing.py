"""What only we can have written: tokens, signed texts, cursors; what devices sign for us. Tests need no other."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.settings import listed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chalicelib.settings import Settings
    from chalicelib.signing.cursors import SignedCursors
    from chalicelib.signing.passkeys import WebAuthn
    from chalicelib.signing.signer import KeyedSigner
    from chalicelib.signing.tokens import SignedTokens
    from chalicelib.usecases.ports import Clock


class Signing(Struct, frozen=True, dict=True):
    settings: Settings
    now: Clock

    @cached_property
    def tokens(self) -> SignedTokens:
        from chalicelib.signing.tokens import SignedTokens

        return SignedTokens(self._keys, self.now)

    @cached_property
    def signer(self) -> KeyedSigner:
        from chalicelib.signing.signer import KeyedSigner

        return KeyedSigner(self._keys)

    @cached_property
    def cursors(self) -> SignedCursors:
        from chalicelib.signing.cursors import SignedCursors

        return SignedCursors(self._keys)

    @cached_property
    def passkeys(self) -> WebAuthn:
        from chalicelib.signing.passkeys import WebAuthn

        return WebAuthn()

    def webhook_secrets(self, place: str) -> Sequence[str]:
        from chalicelib.signing.derived import webhook_secrets

        return webhook_secrets(self._keys, place)

    def is_signed(self, place: str, headers: Mapping[str, str], body: bytes) -> bool:
        """Whether a push to a place was signed with one of its secrets, just now."""
        from chalicelib.signing.standard_webhooks import verify

        return verify(self.webhook_secrets(place), headers, body, self.now())

    def code_digest(self, purpose: str, code: str) -> str:
        from chalicelib.signing.derived import code_digest

        return code_digest(self._keys, purpose, code)

    @property
    def _keys(self) -> list[str]:
        return listed(self.settings.token_keys)
