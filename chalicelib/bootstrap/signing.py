"""What only we can have written: tokens, signed texts, cursors; what devices sign for us. Tests need no other."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.settings import listed

if TYPE_CHECKING:
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

    @property
    def _keys(self) -> list[str]:
        return listed(self.settings.token_keys)
