"""Somebody of the list opens the desk, and makes a key for a program."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from chalicelib.domain.communities.community import Role
from tests.api.journey import Journey
from tests.factories import an_organizer
from tests.world import ADMIN, Answer

CODES, DESKS, SESSIONS, KEYS = "/v1/desk-codes", "/desk-sessions", "/v1/sessions", "/v1/api-keys"
SHORT = timedelta(minutes=1)


@pytest.fixture
def owner(journey: Journey) -> str:
    return listed(journey, ADMIN, Role.OWNER)


def listed(journey: Journey, user: str, role: Role) -> str:
    """The token of somebody who is in the list with this role."""
    manage = journey.container.communities.manage
    manage.put_organizer(an_organizer(id=f"of-{user}", community=journey.community.id, ok_id=user), role)
    return journey.token(user)


def opened(journey: Journey, token: str) -> str:
    code = journey.api.post(CODES, None, token).json["code"]
    answer = journey.api.post(DESKS, {"code": code})
    assert answer.status == 201, answer.text
    return str(answer.json["token"])


def key(journey: Journey, token: str, *scopes: str, **wish: Any) -> Any:
    answer = journey.api.post(KEYS, {"name": "1C", "scopes": scopes or ["orders:read"], **wish}, token)
    assert answer.status == 201, answer.text
    return answer.json


def refused(answer: Answer, kind: str) -> bool:
    return (answer.status, answer.kind) == (401, kind)
