"""OK's two signatures, written here anew: the cabinet's reading must not vouch for itself.

The rule is OK's documentation (auth_sig) and its SDKs' source (sig): see docs of the launch.
"""

import hashlib
import hmac
from collections.abc import Iterable, Mapping

Pairs = list[tuple[str, str]]

UNSIGNED_IN_CALLS = ("sig", "access_token")


def md5_hex(text: str) -> str:
    return hashlib.md5(text.encode("utf-8"), usedforsecurity=False).hexdigest()


def auth_sig(user: str, session_key: str, secret: str) -> str:
    return md5_hex(user + session_key + secret)


def sig(pairs: Iterable[tuple[str, str]], secret: str) -> str:
    """Pairs sorted by name, glued without separators, then the secret."""
    base = "".join(f"{name}={value}" for name, value in sorted(pairs) if name != "sig")
    return md5_hex(base + secret)


def signed(pairs: Pairs, secret: str) -> Pairs:
    """The pairs with a fresh sig in place of an old one."""
    bare = [(name, value) for name, value in pairs if name != "sig"]
    return [*bare, ("sig", sig(bare, secret))]


def token_secret(access_token: str, secret: str) -> str:
    """What signs a call that carries an OAuth token."""
    return md5_hex(access_token + secret)


def call_is_signed(parameters: Mapping[str, str], secret: str) -> bool:
    counted = [(k, v) for k, v in parameters.items() if k not in UNSIGNED_IN_CALLS]
    given = parameters.get("sig", "").lower().encode("utf-8", "replace")
    return hmac.compare_digest(given, sig(counted, secret).encode())
