"""Connections with OK, as the organizer reads them."""

import msgspec
import pytest

from chalicelib.api.wire.admin.connections import TokenAsked, write_connections
from chalicelib.domain.communities.community import ConnectionName, ConnectionState
from tests.api.wire.plain import asked, told
from tests.factories import a_connection


def test_what_was_never_connected_has_no_moment() -> None:
    absent = a_connection(name=ConnectionName.COMMENTS, state=ConnectionState.ABSENT)
    assert told(write_connections([a_connection(), absent], "ru")) == {
        "connections": [
            {"name": "bot", "state": "ok", "since": "2026-11-22T10:00:00Z", "reason": ""},
            {"name": "comments", "state": "absent", "since": None, "reason": ""},
        ]
    }


def test_a_refusal_is_a_sentence_in_the_readers_language() -> None:
    refused = a_connection(state=ConnectionState.REFUSED, reason="bot_token_refused")
    said = {language: told(write_connections([refused], language))["connections"][0] for language in ("ru", "en")}
    assert "bot_token_refused" not in str(said)
    assert said["ru"]["reason"] != said["en"]["reason"]
    assert said["en"]["reason"].isascii()


def test_a_token_is_asked_for_and_nothing_beside_it() -> None:
    assert asked(TokenAsked, token="abc").token == "abc"
    for wrong in ({}, {"token": None}, {"token": "abc", "group": "1"}):
        with pytest.raises(msgspec.ValidationError):
            asked(TokenAsked, **wrong)
