"""What the bot asks to send, read as strictly as OK does."""

from typing import Any

import pytest

from infra.sandbox.ok.errors import OkError
from infra.sandbox.ok.letters import MOST_ATTACHMENTS, MOST_RECIPIENTS, Letter, read_letter

LINK = {"type": "LINK", "text": "Открыть", "url": "https://ok.ru"}
PRESS = {"type": "CALLBACK", "text": "Я оплатил", "payload": "paid:1"}


def keyboard(*buttons: Any) -> dict[str, Any]:
    return {"type": "INLINE_KEYBOARD", "payload": {"keyboard": {"buttons": [list(buttons)]}}}


def letter(recipient: Any = None, **message: Any) -> dict[str, Any]:
    return {"recipient": recipient or {"user_id": "user:1"}, "message": {"text": "Заказ", **message}}


def test_to_one_person_or_to_a_list() -> None:
    assert read_letter(letter()) == Letter("Заказ", [], one="user:1")
    assert read_letter(letter({"user_ids": ["user:1", "user:2"]})) == Letter("Заказ", [], many=["user:1", "user:2"])


def test_a_lone_attachment_goes_under_either_name_and_needs_no_text() -> None:
    image = {"type": "IMAGE", "payload": {"url": "https://i.okcdn.ru/1"}}
    assert read_letter(letter(text="", attachment=image)).attachments == [image]
    assert read_letter(letter(text=" ", attachments=[image])).attachments == [image]


def test_buttons_lead_somewhere_or_say_something() -> None:
    assert read_letter(letter(attachments=[keyboard(LINK, PRESS)])).attachments == [keyboard(LINK, PRESS)]
    for button in (
        {**LINK, "url": None},
        {**PRESS, "type": "LINK"},
        {**LINK, "type": "CALLBACK"},
        {"type": "X"},
        None,
        5,
    ):
        with pytest.raises(OkError):
            read_letter(letter(attachments=[keyboard(button)]))


def test_as_many_as_ok_takes_and_no_more() -> None:
    users = [f"user:{each}" for each in range(1, MOST_RECIPIENTS + 2)]
    images = [{"type": "IMAGE"}] * (MOST_ATTACHMENTS + 1)
    assert len(read_letter(letter({"user_ids": users[:-1]})).many or []) == MOST_RECIPIENTS
    assert len(read_letter(letter(attachments=images[1:])).attachments) == MOST_ATTACHMENTS
    for body in (letter({"user_ids": users}), letter(attachments=images)):
        with pytest.raises(OkError):
            read_letter(body)


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"recipient": {}, "message": {}},
        {"recipient": [], "message": {"text": "x"}},
        letter({"user_id": "570000000101"}),
        letter({"user_id": "user:Анна"}),
        letter({"user_id": "user:" + "1" * 21}),
        letter({"user_id": ["user:1"]}),
        letter({"user_ids": "user:1"}),
        letter({"user_ids": []}),
        letter(text=None),
        letter(text="  "),
        letter(attachments={}),
        letter(attachments=["x"]),
        letter(attachments=[{"type": 1}]),
    ],
    ids=str,
)
def test_a_mistake_here_is_error_100(body: dict[str, Any]) -> None:
    with pytest.raises(OkError) as refusal:
        read_letter(body)
    assert (refusal.value.code, bool(refusal.value.detail)) == (100, True)
