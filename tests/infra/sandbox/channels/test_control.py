"""Control calls of the played channels, and what is refused that the makers would refuse."""

import json

import pytest

from infra.local.variables import DEMO
from tests.infra.sandbox.driver import Driver

BOT = f"/telegram/bot{DEMO['TELEGRAM_TOKEN']}"


def telegram(sandbox: Driver, method: str, **wish: object) -> dict[str, object]:
    answer = sandbox.ask("POST", f"{BOT}/{method}", json.dumps(wish).encode(), "application/json")
    found: dict[str, object] = answer.json
    return found


def test_what_came_is_shown_newest_first_and_forgotten_by_a_reset(sandbox: Driver) -> None:
    headers = {"webhook-id": "1", "webhook-timestamp": "1", "webhook-signature": "v1,x"}
    for number in (1, 2):
        body = json.dumps({"type": "ping", "data": {"text": f"n{number}"}}).encode()
        assert sandbox.ask("POST", "/ear/petr", body, "application/json", **headers).status == 200
    assert sandbox.ask("POST", "/ear/petr", b"{}", "application/json").status == 401
    assert [each["text"] for each in sandbox.get("/sandbox/channels").json["webhook"]] == ["n2", "n1"]
    sandbox.control("reset", {})
    assert sandbox.get("/sandbox/channels").json["webhook"] == []


def test_a_bot_writes_only_to_whoever_started_it_and_has_not_blocked_it(sandbox: Driver) -> None:
    assert telegram(sandbox, "sendMessage", chat_id=7, text="a")["error_code"] == 400
    assert sandbox.post("/sandbox/telegram/start", {"link": "https://t.me/b?start=code"}).status == 409
    telegram(sandbox, "setWebhook", url="http://127.0.0.1:9/hooks", secret_token="s")
    assert sandbox.control("telegram/start", {"link": "https://t.me/b?start=code", "chat": 7}) == {
        "chat": 7,
        "status": 0,
    }
    assert telegram(sandbox, "sendMessage", chat_id=7, text="a")["ok"] is True
    sandbox.control("telegram/block", {"chat": 7})
    assert telegram(sandbox, "sendMessage", chat_id=7, text="a")["error_code"] == 403
    assert telegram(sandbox, "sendMessage", chat_id=7, text=" ")["error_code"] == 400
    assert telegram(sandbox, "setWebhook", url="https://a.b/", secret_token="ж")["error_code"] == 400
    assert telegram(sandbox, "dance")["error_code"] == 404


@pytest.mark.parametrize("wish", [{}, {"link": "not a link"}, {"link": "https://t.me/b?start=code", "chat": "7"}])
def test_wrong_wishes_are_refused_in_words(sandbox: Driver, wish: dict[str, object]) -> None:
    answer = sandbox.post("/sandbox/telegram/start", wish)
    assert answer.status == 400
    assert answer.json["error"]


def test_a_phone_that_opted_out_gets_nothing(sandbox: Driver) -> None:
    sandbox.control("sms/opt-out", {"phone": "+79160000009"})
    form = b"Action=Publish&PhoneNumber=%2B79160000009&Message=a"
    answer = sandbox.ask("POST", "/sms/", form, "application/x-www-form-urlencoded")
    assert answer.status == 400
    assert b"OptedOut" in answer.body
