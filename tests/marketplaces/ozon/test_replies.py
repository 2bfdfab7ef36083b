"""Answers to pushes, to the letter."""

import json
from datetime import UTC, datetime, timedelta, timezone

from chalicelib.domain.errors import Invalid, KabinetError, NotFound, Repeated, TooLarge, Unavailable
from chalicelib.marketplaces.ozon.replies import PushError, code_of, error_reply, ping_reply, taken_reply


def test_a_ping_is_answered_with_three_things() -> None:
    now = datetime(2026, 11, 28, 13, 0, 5, 999, tzinfo=timezone(timedelta(hours=3)))
    assert ping_reply("1.2.3", now) == {"version": "1.2.3", "name": "Kabinet", "time": "2026-11-28T10:00:05Z"}
    assert len(str(ping_reply("9" * 500, now.astimezone(UTC))["version"])) == 100


def test_everything_else_is_taken() -> None:
    assert json.dumps(taken_reply()) == '{"result": true}'


def test_an_error_is_told_by_its_code() -> None:
    assert json.loads(json.dumps(error_reply(PushError.UNKNOWN, "Позже"))) == {
        "error": {"code": "ERROR_UNKNOWN", "message": "Позже", "details": None}
    }


def test_a_refusal_has_its_code() -> None:
    refusals: dict[KabinetError, str] = {
        Invalid("push_unreadable", "posting_number"): "ERROR_PARAMETER_VALUE_MISSED",
        Invalid("push_unreadable"): "ERROR_UNKNOWN",
        TooLarge(): "ERROR_UNKNOWN",
        NotFound(): "ERROR_UNKNOWN",
        Unavailable(): "ERROR_UNKNOWN",
        Repeated(): "ERROR_REQUEST_DUPLICATED",
    }
    for refusal, code in refusals.items():
        assert code_of(refusal).value == code
