"""Secrets that we give out and keep only a hash of: API keys, sessions of the desk, the codes that open those.

``kbt_<community>.<id>_<30 of base 62><6 of base 62: CRC-32>``: 178 bits, and a slip of the pen is seen before anything
is asked of the store.
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from chalicelib.domain.errors import Unauthorized

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
SECRET, CHECK = 30, 6
"""Characters of either."""

LONGEST = 200


class CredentialKind(StrEnum):
    API_KEY = "kbt"
    SESSION = "kbs"
    CODE = "kbc"


class Credential(Struct, frozen=True):
    kind: CredentialKind
    community: str
    id: str
    secret: str

    @property
    def digest(self) -> str:
        """What is kept of it."""
        from hashlib import sha256  # whoever comes from OK's app needs none of these

        return sha256(self.secret.encode()).hexdigest()

    def fits(self, digest: str) -> bool:
        from hmac import compare_digest

        return compare_digest(self.digest, digest)

    @property
    def text(self) -> str:
        """As it is handed over, once."""
        said = f"{self.kind}_{self.community}.{self.id}_{self.secret}"
        return said + checksum(said)


def read_credential(text: str) -> Credential:
    """Raises Unauthorized for whatever is none."""
    said, check = text[:-CHECK], text[-CHECK:]
    kind, _, rest = said.partition("_")
    names, _, secret = rest.rpartition("_")
    community, _, id = names.rpartition(".")
    if len(text) > LONGEST or kind not in list(CredentialKind) or not (community and id and len(secret) == SECRET):
        raise Unauthorized("credential_misspelt") if kind == CredentialKind.API_KEY else Unauthorized()
    if check != checksum(said):
        raise Unauthorized("credential_misspelt")
    return Credential(CredentialKind(kind), community, id, secret)


def is_credential(text: str) -> bool:
    """Whether it claims to be one."""
    return text.partition("_")[0] in list(CredentialKind)


def checksum(text: str) -> str:
    from zlib import crc32

    left, found = crc32(text.encode()), ""
    for _ in range(CHECK):
        left, digit = divmod(left, len(ALPHABET))
        found = ALPHABET[digit] + found
    return found
