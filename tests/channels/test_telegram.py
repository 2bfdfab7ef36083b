"""Telegram: a person comes by a link, is written to, and leaves; updates that say something else are of no use."""

import json

import pytest
from msgspec.structs import replace

from chalicelib.channels import http
from chalicelib.channels.telegram import SECRET, TelegramChannel
from chalicelib.domain.errors import AddressLost, Invalid, NotFound, Unavailable
from chalicelib.usecases.ports import AnswerLost, Recipient
from infra.local.variables import DEMO
from tests.channels.conftest import MESSAGE, boxes, misbehave
from tests.world import Ok

CHAT = 4_242
TO = Recipient(str(CHAT))
HEADERS = {SECRET: "hook-secret"}


@pytest.fixture
def channel(sandbox: Ok) -> TelegramChannel:
    return TelegramChannel(
        url=f"{sandbox.url}telegram",
        bot=DEMO["TELEGRAM_BOT"],
        token=DEMO["TELEGRAM_TOKEN"],
        hook="https://kabinet.example/hooks/telegram",
        hook_secret="hook-secret",
    )


def begun(sandbox: Ok) -> None:
    """Somebody has pressed Start; nobody is told of it."""
    sandbox.server.partners[-1].state.start(CHAT)  # type: ignore[attr-defined]


def update(**message: object) -> bytes:
    usual = {"chat": {"id": CHAT, "type": "private"}, "text": "/start c1_petr_Secret9"}
    return json.dumps({"update_id": 1, "message": {**usual, **message}}).encode()


def test_a_link_leads_to_the_bot_and_the_bot_listens(channel: TelegramChannel, sandbox: Ok) -> None:
    assert channel.link("c1_petr_x") == f"https://t.me/{DEMO['TELEGRAM_BOT']}?start=c1_petr_x"
    channel.listen()
    assert sandbox.look("channels")["listening"] == channel.hook
    assert DEMO["TELEGRAM_TOKEN"] not in repr(channel)
    with pytest.raises(Invalid):
        channel.checked("4242")


def test_whoever_started_the_bot_is_written_to(channel: TelegramChannel, sandbox: Ok) -> None:
    begun(sandbox)
    channel.probe(TO)
    channel.send(TO, replace(MESSAGE, text="ж" * 5_000))
    (message,) = boxes(sandbox, "telegram")
    assert (message["to"], len(message["text"])) == (CHAT, 4_096)


def test_a_code_is_read_from_a_talk_between_two_and_from_nothing_else(channel: TelegramChannel) -> None:
    assert channel.read(HEADERS, update()) == ("c1_petr_Secret9", str(CHAT))
    assert channel.read(HEADERS, update(text="/start@bot c1_petr_Secret9")) == ("c1_petr_Secret9", str(CHAT))
    for hostile in (
        update(chat={"id": -5, "type": "group"}),
        update(chat={"id": "DROP", "type": "private"}),
        update(chat=5),
        update(text="hello"),
        update(text="/start a b"),
        update(text=f"/start {'a' * 65}"),
        update(text=7),
        b"",
        b"[]",
        b"{",
        b'{"message": []}',
        b"[" * 50_000,
        b" " * 100_000,
    ):
        assert channel.read(HEADERS, hostile) is None, hostile[:60]
    for headers in ({}, {SECRET: ""}, {SECRET: "other"}, {SECRET: "ж"}):
        with pytest.raises(NotFound):
            channel.read(headers, update())


@pytest.mark.parametrize(
    ("kind", "error", "reason"),
    [
        ("blocked", AddressLost, "telegram_blocked"),
        ("chat_missing", AddressLost, "telegram_chat_missing"),
        ("key_dead", Unavailable, "channel_refuses_us"),
        ("429", Unavailable, "channel_busy"),
        ("5xx", AnswerLost, "channel_silent"),
        ("lost", AnswerLost, "channel_silent"),
    ],
)
def test_each_refusal_says_what_is_to_be_done(
    channel: TelegramChannel, sandbox: Ok, kind: str, error: type[Exception], reason: str
) -> None:
    begun(sandbox)
    misbehave(sandbox, "telegram", kind)
    with pytest.raises(error, match=reason) as raised:
        channel.send(TO, MESSAGE)
    assert type(raised.value) is error
    assert len(boxes(sandbox, "telegram")) == (kind == "lost")
    if kind == "429":
        assert isinstance(raised.value, Unavailable)
        assert raised.value.retry_after == 7


def test_silence_is_a_doubt_and_a_refused_connection_is_none(
    channel: TelegramChannel, sandbox: Ok, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http, "READ", 0.2)
    begun(sandbox)
    misbehave(sandbox, "telegram", "slow", seconds=0.5)
    with pytest.raises(AnswerLost) as raised:
        channel.send(TO, MESSAGE)
    assert DEMO["TELEGRAM_TOKEN"] not in str(raised.value)
    with pytest.raises(Unavailable) as refused:
        replace(channel, url="http://127.0.0.1:9").send(TO, MESSAGE)
    assert type(refused.value) is Unavailable
