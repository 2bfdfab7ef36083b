"""Secrets that follow from our own keys: nobody has to keep them, and nobody else can make them."""

from __future__ import annotations

import hmac
from hashlib import sha256
from typing import TYPE_CHECKING

from chalicelib.signing.standard_webhooks import new_secret

if TYPE_CHECKING:
    from collections.abc import Sequence


def webhook_secrets(keys: Sequence[str], place: str) -> Sequence[str]:
    """What signs pushes to a ``place``, in the form of Standard Webhooks: by each key that is good, the first first."""
    return [new_secret(hmac.digest(key.encode(), f"webhook/{place}".encode(), sha256)) for key in keys]


def hook_secret(keys: Sequence[str], bot: str) -> str:
    """What comes with all that a bot's partner delivers to us: letters and digits."""
    return hmac.new(keys[0].encode(), f"hook/{bot}".encode(), sha256).hexdigest()


def code_digest(keys: Sequence[str], purpose: str, code: str) -> str:
    """What is kept of a code that is short enough to be guessed: without our key it cannot be tried out."""
    return hmac.new(keys[0].encode(), f"code/{purpose}/{code}".encode(), sha256).hexdigest()
