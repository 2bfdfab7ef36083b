"""The group's bot: its token, its letters, the will of those who receive them."""

from typing import Any

import pytest

from tests.infra.sandbox.driver import ANNA, BLOCKED, DARYA, GROUP, LETTER, Driver


def letter(user: object = f"user:{ANNA}", **message: Any) -> dict[str, Any]:
    return {"recipient": {"user_id": user}, "message": {"text": "Заказ", **message}}


def keyboard(*buttons: object) -> dict[str, Any]:
    return {"type": "INLINE_KEYBOARD", "payload": {"keyboard": {"buttons": [list(buttons)]}}}


LINK = {"type": "LINK", "text": "Открыть", "intent": "DEFAULT", "url": "http://127.0.0.1:8001/?order=1042"}


def test_the_bot_tells_its_group(sandbox: Driver) -> None:
    answer = sandbox.get("/graph/me/info?access_token=sandbox-bot-token")
    assert answer.json["group_id"] == f"group:{GROUP}"
    assert answer.json["name"]


@pytest.mark.parametrize("path", ["/graph/me/info", "/graph/me/info?access_token=other"])
def test_a_wrong_token_is_refused(sandbox: Driver, path: str) -> None:
    assert sandbox.get(path).error == 103


def test_a_wrong_token_sends_nothing(sandbox: Driver) -> None:
    assert sandbox.send(token="other").error == 103
    assert sandbox.inbox() == []


def test_a_letter_lies_in_the_inbox_with_its_buttons(sandbox: Driver) -> None:
    answer = sandbox.send(letter(text="Заказ № 1042\nИтого 1 530 ₽", attachments=[keyboard(LINK)])).json
    assert answer["success"] is True
    assert answer["recipient_id"].startswith("chat:")
    [message] = sandbox.inbox()
    assert message["id"] == answer["message_id"]
    assert message["id"].startswith("mid:")
    assert message["text"] == "Заказ № 1042\nИтого 1 530 ₽"
    assert message["attachments"] == [keyboard(LINK)]


@pytest.mark.parametrize("recipient", [{"user_id": f"user:{ANNA}"}, {"user_ids": [f"user:{ANNA}"]}], ids=str)
def test_a_group_that_closed_its_messages_refuses_all_of_them_and_only_them(sandbox: Driver, recipient: Any) -> None:
    sandbox.control("settings", {"letters": "closed"})
    assert sandbox.send({"recipient": recipient, "message": {"text": "Заказ"}}).error == 456
    assert sandbox.get("/graph/me/info?access_token=sandbox-bot-token").error is None
    sandbox.control("settings", {"letters": "open"})
    assert sandbox.send({"recipient": recipient, "message": {"text": "Заказ"}}).error is None
    assert len(sandbox.inbox()) == 1


def test_newest_letters_come_first(sandbox: Driver) -> None:
    for text in ("первое", "второе"):
        sandbox.send(letter(text=text))
    assert [message["text"] for message in sandbox.inbox()] == ["второе", "первое"]


@pytest.mark.parametrize(("user", "code"), [(DARYA, 458), (BLOCKED, 458), ("570000009999", 300)])
def test_a_single_recipient_who_cannot_be_reached_is_an_error(sandbox: Driver, user: str, code: int) -> None:
    answer = sandbox.send(letter(f"user:{user}"))
    assert (answer.status, answer.error) == (200, code)
    assert answer.json["error_msg"]


def test_a_list_gets_a_verdict_for_each_in_order(sandbox: Driver) -> None:
    users = [f"user:{user}" for user in (DARYA, ANNA, "570000009999")]
    answer = sandbox.send({"recipient": {"user_ids": users}, "message": {"text": "Заказ"}}).json
    assert answer["success"] == [False, True, False]
    assert [chat is not None for chat in answer["chat_ids"]] == [False, True, False]
    assert len(sandbox.inbox(ANNA)) == 1
    assert sandbox.inbox(DARYA) == []


def test_one_id_in_a_list_gets_a_verdict_instead_of_an_error(sandbox: Driver) -> None:
    answer = sandbox.send({"recipient": {"user_ids": [f"user:{DARYA}"]}, "message": {"text": "Заказ"}})
    assert answer.json == {"success": [False], "chat_ids": [None]}


def test_permission_given_later_lets_the_letter_through(sandbox: Driver) -> None:
    sandbox.control("user", {"user": DARYA, "allowed": True})
    assert sandbox.send(letter(f"user:{DARYA}")).json["success"] is True


@pytest.mark.parametrize(
    "body",
    [
        {},
        [],
        letter("570000000101"),
        letter(None),
        letter(text=""),
        letter(text=5),
        letter(attachments=[keyboard(LINK)] * 6),
        letter(attachments=[{"payload": {}}]),
        letter(attachments=[keyboard({"type": "LINK", "text": "без адреса"})]),
        letter(attachments=[{"type": "INLINE_KEYBOARD", "payload": {"keyboard": None}}]),
        {"recipient": {"user_ids": []}, "message": {"text": "Заказ"}},
        {"recipient": {"user_ids": ["Anna"]}, "message": {"text": "Заказ"}},
    ],
)
def test_a_wrong_letter_is_error_100_and_goes_nowhere(sandbox: Driver, body: object) -> None:
    assert sandbox.send(body).error == 100
    assert sandbox.inbox() == []


def test_a_letter_must_say_it_is_json(sandbox: Driver) -> None:
    path = "/graph/me/messages?access_token=sandbox-bot-token"
    assert sandbox.ask("POST", path, b"{}", "text/plain").error == 100


def test_an_unknown_address_of_the_bot_is_error_3(sandbox: Driver) -> None:
    assert sandbox.get("/graph/me/dance?access_token=sandbox-bot-token").error == 3


def test_the_demo_letter_of_the_driver_is_good(sandbox: Driver) -> None:
    assert sandbox.send(LETTER).json["success"] is True
