"""Session tokens: who somebody is, signed, good for two hours; kept by the page until its tab is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from itsdangerous import BadData, SignatureExpired, TimestampSigner, URLSafeTimedSerializer

from chalicelib.domain.access.access import SESSION
from chalicelib.domain.access.principals import Principal
from chalicelib.domain.communities.community import Role  # noqa: TC001 - by it a token is read
from chalicelib.domain.errors import SessionExpired, Unauthorized

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

LIFE = SESSION


class _Fields(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """What a token says of a person, in its order."""

    community: str
    id: str
    role: Role
    organizer: str | None
    ok_id: str
    rights: int
    sees_all: bool = True


class _FieldsBefore(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """As the releases before wrote it, until their tokens end; the first of them counted no rights."""

    community: str
    id: str
    role: Role
    language: str
    organizer: str | None
    currency: str
    ok_id: str
    zone: str
    rights: int = 0


_SAID = frozenset(_Fields.__struct_fields__)


class SignedTokens:
    def __init__(self, keys: Sequence[str], now: Callable[[], datetime]) -> None:
        class ClockedSigner(TimestampSigner):
            """The library's clock, replaced by ours."""

            def get_timestamp(self) -> int:
                return int(now().timestamp())

        self._now = now
        self._serializer = URLSafeTimedSerializer(list(reversed(keys)), salt="session", signer=ClockedSigner)

    def issue(self, principal: Principal) -> tuple[str, datetime]:
        """What does not narrow him is left out: the release before reads such a token too."""
        names = _Fields.__struct_fields__[: -1 if principal.sees_all else None]
        fields = tuple(getattr(principal, name) for name in names)
        return str(self._serializer.dumps(fields)), self._now() + LIFE

    def read(self, token: str) -> Principal:
        """What a newer release says in its tokens, or another of ours signs with these keys, is nobody to us."""
        try:
            said, since = self._serializer.loads(token, max_age=int(LIFE.total_seconds()), return_timestamp=True)
            known = _read(said)
        except SignatureExpired:
            raise SessionExpired from None
        except (BadData, UnicodeError, msgspec.ValidationError):
            raise Unauthorized from None
        fields = {name: getattr(known, name) for name in known.__struct_fields__ if name in _SAID}
        return Principal(**fields, since=since)


def _read(said: object) -> _Fields | _FieldsBefore:
    """An older form has more fields. Raises ValidationError for what has neither."""
    if isinstance(said, list) and len(said) > len(_Fields.__struct_fields__):
        return msgspec.convert(said, _FieldsBefore)
    return msgspec.convert(said, _Fields)
