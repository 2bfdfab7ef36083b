"""A session as the page is given it."""

import msgspec
import pytest

from chalicelib.api.wire.sessions import LaunchAsked, write_session
from chalicelib.domain.buyers.buyer import Consent
from chalicelib.domain.communities.community import Role
from chalicelib.usecases.access.open_session import Session
from chalicelib.usecases.waiting_orders import Waiting
from tests.api.wire.plain import asked, told
from tests.factories import NOW, a_community, a_principal

COMMUNITY = a_community(zone="Asia/Omsk", currency="KZT")
SESSION = Session(
    token="token",
    expires_at=NOW,
    principal=a_principal(role=Role.VIEWER),
    locale=COMMUNITY.locale("en"),
    community=COMMUNITY,
    order="1042",
    consent=Consent.ALLOWED,
    waiting=Waiting(pay=2, collect=1, balance=500),
)


def test_a_session_says_who_somebody_is_here_and_how_he_is_spoken_to() -> None:
    assert told(write_session(SESSION)) == {
        "token": "token",
        "expiresAt": "2026-11-22T10:00:00Z",
        "role": "viewer",
        "community": {"name": "Закупаемся вместе", "timeZone": "Asia/Omsk", "currency": "KZT"},
        "language": "en",
        "order": "1042",
        "consent": "allowed",
        "waiting": {"pay": 2, "collect": 1, "balance": 500},
    }


def test_no_id_of_ours_and_no_number_of_oks_is_told() -> None:
    shown = str(told(write_session(SESSION)))
    for private in (COMMUNITY.id, str(COMMUNITY.group), SESSION.principal.id):
        assert f"'{private}'" not in shown


def test_a_launch_is_a_query_in_words() -> None:
    assert asked(LaunchAsked, query="a=1&b=2").query == "a=1&b=2"
    for wrong in ({}, {"query": None}, {"query": ["a"]}):
        with pytest.raises(msgspec.ValidationError):
            asked(LaunchAsked, **wrong)
