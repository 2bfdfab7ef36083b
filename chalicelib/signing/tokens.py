"""Session tokens: who a caller is, signed, good for two hours; kept by the page until its tab is closed."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from itsdangerous import BadData, SignatureExpired, TimestampSigner, URLSafeTimedSerializer

from chalicelib.domain.communities import Role
from chalicelib.domain.errors import SessionExpired, Unauthorized
from chalicelib.domain.launch import Caller

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

LIFE = timedelta(hours=2)


class SignedTokens:
    def __init__(self, keys: Sequence[str], now: Callable[[], datetime]) -> None:
        class Signer(TimestampSigner):
            """The library's clock, replaced by ours."""

            def get_timestamp(self) -> int:
                return int(now().timestamp())

        self._now = now
        self._serializer = URLSafeTimedSerializer(list(reversed(keys)), salt="session", signer=Signer)

    def issue(self, caller: Caller) -> tuple[str, datetime]:
        fields = (
            caller.community,
            caller.buyer,
            caller.role.value,
            caller.language,
            caller.organizer,
            caller.currency,
            caller.ok_id,
            caller.zone,
        )
        return str(self._serializer.dumps(fields)), self._now() + LIFE

    def read(self, token: str) -> Caller:
        try:
            community, buyer, role, *rest = self._serializer.loads(token, max_age=int(LIFE.total_seconds()))
            return Caller(community, buyer, Role(role), *rest)
        except SignatureExpired:
            raise SessionExpired from None
        except (BadData, UnicodeError):
            raise Unauthorized from None
