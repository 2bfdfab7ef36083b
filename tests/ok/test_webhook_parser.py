"""OK's deliveries in the words of the port."""

from datetime import UTC, datetime

import pytest

from chalicelib.domain.errors import Invalid
from chalicelib.domain.inbox.message import MessageKind
from chalicelib.ok.webhook_parser import OkWebhookParser
from chalicelib.usecases.ports import IncomingMessage
from tests.ok.hooks import CALLBACK, CHAT, CREATED, MID, USER, body, created

PARSER = OkWebhookParser(["217.20.145.192/28"])
MOMENT = datetime(2023, 11, 14, 22, 13, 20, 123000, UTC)


def test_a_message_is_one_of_the_ports() -> None:
    image = {"type": "IMAGE", "payload": {"url": "https://i.okcdn.ru/1"}}
    assert PARSER.read(body(created(attachments=[image], reply_to="mid:1"))) == IncomingMessage(
        id=MID,
        kind=MessageKind.MESSAGE,
        user=USER,
        name="Анна Петрова",
        chat=CHAT,
        text="Когда раздача?",
        at=MOMENT,
        reply_to="mid:1",
        attachments=(image,),
    )
    assert PARSER.read(body(CREATED)).reply_to is None


def test_a_pressed_button_answers_the_message_it_stands_under() -> None:
    pressed = PARSER.read(body(CALLBACK))
    assert (pressed.id, pressed.kind, pressed.payload) == ("cb:5f1d", MessageKind.CALLBACK, "paid:1042")
    assert pressed.reply_to == MID


def test_what_is_no_delivery_is_refused() -> None:
    with pytest.raises(Invalid, match="hook_unreadable"):
        PARSER.read(b"{}")


def test_ok_delivers_from_its_networks_only() -> None:
    for address, ours in (("217.20.145.200", True), ("217.20.145.208", False), ("", False)):
        assert PARSER.is_from_ok(address) is ours, address
