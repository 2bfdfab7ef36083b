"""What people write to the group, and the buttons they press, as OK's webhook tells them."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import Invalid, TooLarge
from chalicelib.domain.inbox.message import TEXT_LENGTH, MessageKind
from chalicelib.ok.deliveries import LARGEST, Delivery, read_incoming
from tests.ok.hooks import AT, CALLBACK, CHAT, CREATED, MID, SEQ, USER, body, created, without

MOMENT = datetime(2023, 11, 14, 22, 13, 20, 123000, UTC)


def read(hook: Any) -> Delivery:
    return read_incoming(body(hook))


def test_a_message_is_read() -> None:
    assert read(CREATED) == Delivery(
        kind=MessageKind.MESSAGE,
        at=MOMENT,
        user=USER,
        name="Анна Петрова",
        chat=CHAT,
        text="Когда раздача?",
        mid=MID,
        seq=SEQ,
    )
    assert read(CREATED).id == MID


def test_a_pressed_button_is_read() -> None:
    pressed = Delivery(
        kind=MessageKind.CALLBACK,
        at=MOMENT,
        user=USER,
        name="Анна Петрова",
        chat=CHAT,
        mid=MID,
        callback="cb:5f1d",
        payload="paid:1042",
    )
    assert read(CALLBACK) == pressed
    assert pressed.id == "cb:5f1d"


def test_what_a_button_sends_is_found_inside_the_message_too() -> None:
    inside = without(without(without(CALLBACK, "callbackId"), "payload"), "mid")
    hook = {**inside, "message": {"callbackId": "cb:5f1d", "payload": "paid:1042", "mid": MID}}
    assert read(hook) == read(CALLBACK)


def test_a_delivery_of_old_has_no_type() -> None:
    assert read(without(CREATED, "webhookType")) == read(CREATED)


@pytest.mark.parametrize("kind", ["CHAT_SYSTEM", "MESSAGE_REMOVED", "message_created"])
def test_what_we_do_not_know_is_of_another_kind(kind: str) -> None:
    hook = {"webhookType": kind, "timestamp": AT, "type": "CHAT_STARTED"}
    assert read(hook) == Delivery(MessageKind.OTHER, MOMENT)


def test_what_a_group_writes_is_no_message_of_a_person() -> None:
    written = read({**CREATED, "sender": {"user_id": "group:54000000000123"}})
    assert (written.kind, written.user) == (MessageKind.OTHER, "")


def test_a_number_beyond_what_a_float_holds_stays_exact() -> None:
    assert SEQ > 1 << 53
    assert float(SEQ) != SEQ
    assert read(CREATED).seq == SEQ


@pytest.mark.parametrize("seq", [None, "98211023614189660", 1.5e17, True, [], 1 << 70])
def test_a_number_of_another_type_is_none(seq: Any) -> None:
    assert read(created(seq=seq)).seq is None


def test_an_answer_names_what_it_answers() -> None:
    assert read(created(reply_to="mid:1")).reply_to == "mid:1"
    assert read(created(reply_to={"mid": 1})).reply_to is None


def test_attachments_are_kept_as_they_came() -> None:
    image = {"type": "IMAGE", "payload": {"url": "https://i.okcdn.ru/1", "id": SEQ}}
    place = {"type": "LOCATION", "payload": {"latitude": 54.19, "longitude": 37.62}}
    assert read(created(attachments=[image, place])).attachments == (image, place)
    assert read(created(attachment=image)).attachments == (image,)


@pytest.mark.parametrize("given", [None, "IMAGE", 5, [None, "IMAGE", 5, []], {}, [{}] * 0])
def test_what_is_no_attachment_is_left_out(given: Any) -> None:
    assert read(created(attachments=given)).attachments in ((), ({},))


def test_attachments_that_are_too_many_or_too_large_are_left_out() -> None:
    small, large = {"type": "STICKER"}, {"type": "FILE", "payload": "x" * 40_000}
    nested: dict[str, Any] = {"type": "FILE", "payload": [[]] * 400}
    assert read(created(attachments=[small] * 500)).attachments == (small,) * 20
    assert read(created(attachments=[large, small])).attachments == ()
    assert read(created(attachments=[small, nested])).attachments == (small,)


def test_texts_are_cut_and_have_no_half_letters() -> None:
    hook = created(text="х" * 10_000)
    hook["sender"] = {"user_id": f"user:{USER}", "name": "\ud800" + "я" * 500}
    incoming = read_incoming(json.dumps(hook).encode())
    assert len(incoming.text) == TEXT_LENGTH
    assert incoming.name == "?" + "я" * 199
    assert read_incoming(json.dumps(created(text="a\udfffb")).encode()).text == "a?b"


@pytest.mark.parametrize("text", [None, 5, [], {"text": "?"}])
def test_a_message_need_not_have_a_text(text: Any) -> None:
    assert read(created(text=text)).text == ""


@pytest.mark.parametrize("hook", [CREATED, CALLBACK], ids=["a message", "a pressed button"])
@pytest.mark.parametrize("told", [None, "1700000000123", True, [], -1, 0, 10**30, 1e300], ids=str)
def test_a_time_that_cannot_be_one_is_none_and_costs_nothing_else(hook: dict[str, Any], told: Any) -> None:
    whole = read(hook)
    assert read({**hook, "timestamp": told}) == read(without(hook, "timestamp")) == replace(whole, at=None)


@pytest.mark.parametrize(
    "hook",
    [
        {},
        [],
        None,
        "MESSAGE_CREATED",
        {"webhookType": None},
        {"webhookType": "", "timestamp": AT},
        {"webhookType": 5, "timestamp": AT},
        {"timestamp": AT},
        {"message": "text", "timestamp": AT},
        without(CREATED, "sender"),
        without(CREATED, "message"),
        without(CALLBACK, "callbackId"),
        created(mid=None),
        created(mid=""),
        created(mid="m" * 1000),
        created(mid={"id": 1}),
        *({**CREATED, "sender": {"user_id": value}} for value in (None, 5, "", "user:", "user:x", "user:" + "1" * 21)),
        *({**CREATED, "sender": {"user_id": value}} for value in ("group:", "user:٣٣٣", " user:1", "user:1 ")),
        {**CREATED, "sender": [USER]},
    ],
    ids=str,
)
def test_what_is_no_delivery_is_refused(hook: Any) -> None:
    with pytest.raises(Invalid, match="hook_unreadable"):
        read(hook)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"nonsense",
        body(CREATED)[:-1],
        body(CREATED) * 2,
        b'{"webhookType": "CHAT_SYSTEM", "timestamp": NaN}',
        b'{"webhookType": "CHAT_SYSTEM", "timestamp": Infinity}',
        b'{"webhookType": "CHAT_SYSTEM", "timestamp": 1e999}',
        b'{"webhookType": "CHAT_SYSTEM", "timestamp": ' + b"9" * 5_000 + b"}",
        b"[" * 100_000,
        b'{"a":' * 20_000,
    ],
    ids=lambda content: str(content[:40]),
)
def test_what_is_no_json_is_refused(content: bytes) -> None:
    with pytest.raises(Invalid, match="hook_unreadable"):
        read_incoming(content)


def test_a_body_that_is_too_large_is_not_even_parsed() -> None:
    with pytest.raises(TooLarge):
        read_incoming(b"[" * (LARGEST + 1))
    assert read_incoming(body(CREATED) + b" " * (LARGEST - len(body(CREATED)))).id == MID


def test_an_id_is_as_long_as_a_key_may_be_in_bytes() -> None:
    """A sign may take four of them; an id that is too long is none."""
    for sign, most in (("x", 300), ("я", 150), ("\U0001f9e6", 75)):
        kept = {"message": {**CREATED["message"], "mid": sign * most}}
        assert read({**CREATED, **kept}).id == sign * most
        with pytest.raises(Invalid, match="hook_unreadable"):
            read({**CREATED, "message": {**CREATED["message"], "mid": sign * (most + 1)}})
