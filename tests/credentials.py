"""What opens the desk and the API, as tests need it."""

from typing import Any

from chalicelib.domain.access.api_key import ApiKey
from chalicelib.domain.access.desk_session import CODE_LIFE, DESK_LIFE, DeskCode, DeskSession
from chalicelib.domain.access.passkey import Passkey
from chalicelib.domain.access.request_key import RequestKey
from chalicelib.domain.communities.community import Role
from tests.factories import COMMUNITY, NOW


def an_api_key(**fields: Any) -> ApiKey:
    given = {"id": "key1", "community": COMMUNITY, "name": "1C", "digest": "hash", "scopes": ("orders:read",)}
    return ApiKey(**{**given, "created_at": NOW, "created_by": "maria", **fields})


def a_desk_session(**fields: Any) -> DeskSession:
    given = {"id": "session1", "community": COMMUNITY, "person": "maria", "digest": "hash", "role": Role.ORGANIZER}
    return DeskSession(**{**given, "created_at": NOW, "last_seen_at": NOW, "expires_at": NOW + DESK_LIFE, **fields})


def a_desk_code(**fields: Any) -> DeskCode:
    given = {"id": "code1", "community": COMMUNITY, "person": "maria", "digest": "hash", "role": Role.ORGANIZER}
    return DeskCode(**{**given, "expires_at": NOW + CODE_LIFE, **fields})


def a_passkey(**fields: Any) -> Passkey:
    given = {"id": "passkey1", "community": COMMUNITY, "person": "maria", "name": "Телефон"}
    return Passkey(**{**given, "credential": "Y3JlZA", "public_key": "a2V5", "created_at": NOW, **fields})


def a_request_key(**fields: Any) -> RequestKey:
    given = {"community": COMMUNITY, "actor": "buyer/maria", "key": "a-key-of-a-request", "fingerprint": "a-print"}
    return RequestKey(**{**given, "at": NOW, **fields})
