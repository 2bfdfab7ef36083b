"""The body of what OK delivers, to the letter."""

from infra.sandbox.ok.deliveries import created, pressed
from infra.sandbox.ok.messages import Written, new_written
from infra.sandbox.ok.people import Person
from tests.world import ANNA

ANNA_PERSON = Person(ANNA, "Анна Петрова")
PLAIN = Written("mid:1", "2026-11-22T10:00:00.000Z", 1_795_341_600_000, text="Когда раздача?")


def test_a_message_names_only_what_it_has() -> None:
    event = created(ANNA_PERSON, PLAIN)
    seq = event["message"].pop("seq")
    assert event == {
        "webhookType": "MESSAGE_CREATED",
        "sender": {"user_id": f"user:{ANNA}", "name": "Анна Петрова"},
        "recipient": {"chat_id": f"chat:C{int(ANNA):x}"},
        "message": {"text": "Когда раздача?", "mid": "mid:1"},
        "timestamp": 1_795_341_600_000,
    }
    assert seq > 1 << 53


def test_what_is_attached_and_answered_stands_in_the_message() -> None:
    image = [{"type": "IMAGE", "payload": {"url": "https://i.okcdn.ru/1"}}]
    message = created(ANNA_PERSON, new_written(ANNA, text="", attachments=image, reply_to="mid:0"))["message"]
    assert (message["attachments"], message["reply_to"]) == (image, "mid:0")


def test_a_button_lies_at_the_top_and_every_press_is_another_one() -> None:
    written = new_written(ANNA, text="Я оплатил", under="mid:7", payload="paid:1042")
    first, second = pressed(ANNA_PERSON, written), pressed(ANNA_PERSON, written)
    assert (first["webhookType"], first["payload"], first["mid"]) == ("MESSAGE_CALLBACK", "paid:1042", "mid:7")
    assert first["callbackId"] != second["callbackId"]
    assert "message" not in first
