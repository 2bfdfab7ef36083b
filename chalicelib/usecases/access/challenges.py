"""What a passkey has to sign: ours, new, good for some minutes and once. It is kept nowhere: it tells that itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.access.passkey import CHALLENGE_LIFE
from chalicelib.domain.errors import Invalid

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from chalicelib.usecases.ports import Clock, Signer

ENTER = "enter"


class Challenges(Struct, frozen=True):
    """``purpose`` keeps those apart that are for different people, or for different ends."""

    signer: Signer
    now: Clock
    new_secret: Callable[[], str]

    def give(self, purpose: str) -> tuple[str, datetime]:
        """A new one, and when it ends."""
        ends = self.now() + CHALLENGE_LIFE
        return self.signer.sign(_signed_for(purpose), f"{self.new_secret()}.{int(ends.timestamp())}"), ends

    def cause(self, purpose: str, challenge: str) -> str:
        """The idempotency key of the commit that uses it up. Raises Invalid for one that is too old, or not ours."""
        secret, _, ends = (self.signer.unsign(_signed_for(purpose), challenge) or "").partition(".")
        if not ends or self.now().timestamp() >= int(ends):
            raise Invalid("passkey_late")
        return f"passkey/{secret}"


def _signed_for(purpose: str) -> str:
    return f"passkey/{purpose}"
