"""What the Market is answered, to the letter."""

from datetime import UTC, datetime

from chalicelib.marketplaces.yandex_market.replies import acknowledged, not_kept, of_another, unreadable
from infra.sandbox.delivering import OK
from infra.sandbox.yandex_market.posting import read_reply
from tests.marketplaces.yandex_market.payloads import body

NOW = datetime(2026, 11, 22, 10, 15, 30, 759_084, tzinfo=UTC)


def test_a_push_is_acknowledged_with_three_fields() -> None:
    reply = acknowledged(NOW)
    assert (reply.status, set(reply.body)) == (200, {"version", "name", "time"})
    assert reply.body["time"] == "2026-11-22T10:15:30.759Z"
    assert read_reply(body(reply.body)) == OK


def test_names_and_versions_fit() -> None:
    reply = acknowledged(NOW, "v" * 200, "")
    assert (len(str(reply.body["version"])), reply.body["name"]) == (100, "Kabinet")
    assert read_reply(body(reply.body)) == OK


def test_an_error_is_of_a_listed_type() -> None:
    for reply, status, kind in (
        (unreadable(), 400, "WRONG_EVENT_FORMAT"),
        (of_another(), 400, "UNKNOWN"),
        (not_kept("Later."), 500, "UNKNOWN"),
    ):
        assert reply.status == status
        error = reply.body["error"]
        assert isinstance(error, dict)
        assert error["type"] == kind
        assert error["message"]
