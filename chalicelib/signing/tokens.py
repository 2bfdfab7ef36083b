"""Session tokens: who a caller is, signed, good for two hours; kept by the page until its tab is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from itsdangerous import BadData, SignatureExpired, TimestampSigner, URLSafeTimedSerializer

from chalicelib.domain.access import SESSION
from chalicelib.domain.communities import Role  # noqa: TC001 - by it a token is read
from chalicelib.domain.errors import SessionExpired, Unauthorized
from chalicelib.domain.launch import Caller

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

LIFE = SESSION


class _Fields(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """What a token says, in its order. A release before this one did not count rights: 0, until its tokens end."""

    community: str
    buyer: str
    role: Role
    language: str
    organizer: str | None
    currency: str
    ok_id: str
    zone: str
    rights: int = 0


class SignedTokens:
    def __init__(self, keys: Sequence[str], now: Callable[[], datetime]) -> None:
        class Signer(TimestampSigner):
            """The library's clock, replaced by ours."""

            def get_timestamp(self) -> int:
                return int(now().timestamp())

        self._now = now
        self._serializer = URLSafeTimedSerializer(list(reversed(keys)), salt="session", signer=Signer)

    def issue(self, caller: Caller) -> tuple[str, datetime]:
        fields = tuple(getattr(caller, name) for name in _Fields.__struct_fields__)
        return str(self._serializer.dumps(fields)), self._now() + LIFE

    def read(self, token: str) -> Caller:
        """What a newer release says in its tokens, or another of ours signs with these keys, is nobody to us."""
        try:
            said, since = self._serializer.loads(token, max_age=int(LIFE.total_seconds()), return_timestamp=True)
            fields = msgspec.convert(said, _Fields)
        except SignatureExpired:
            raise SessionExpired from None
        except (BadData, UnicodeError, msgspec.ValidationError):
            raise Unauthorized from None
        return Caller(**msgspec.structs.asdict(fields), since=since)
