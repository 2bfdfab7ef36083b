"""A webhook is signed as Standard Webhooks says, goes to public addresses only, and knows a message by its id."""

import socket
from functools import partial

import pytest
from msgspec.structs import replace

from chalicelib.bootstrap.channels import _signed
from chalicelib.channels.webhook import WebhookChannel
from chalicelib.domain.errors import AddressLost, Invalid, Unavailable
from chalicelib.marketplaces.safe_address import checked_address, guarded_session
from chalicelib.signing.standard_webhooks import verify
from chalicelib.usecases.ports import AnswerLost, Recipient
from tests.channels.conftest import MESSAGE, boxes, misbehave
from tests.factories import NOW
from tests.world import Ok

SECRET = "whsec_" + "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz"


def made(*, loopback: bool) -> WebhookChannel:
    return WebhookChannel(
        check=partial(checked_address, loopback=loopback),
        session=partial(guarded_session, loopback=loopback),
        sign=_signed,
        now=NOW.timestamp,
    )


@pytest.fixture
def channel(sandbox: Ok) -> WebhookChannel:
    return made(loopback=True)


@pytest.fixture
def to(sandbox: Ok) -> Recipient:
    return Recipient(f"{sandbox.url}ear/petr", SECRET)


def test_what_is_heard_is_signed_with_the_persons_secret(channel: WebhookChannel, sandbox: Ok, to: Recipient) -> None:
    channel.probe(to)
    channel.send(to, MESSAGE)
    message, ping = boxes(sandbox, "webhook")
    assert ping["told"] == {"type": "ping", "data": {}}
    assert message["headers"]["webhook-id"] == MESSAGE.id
    assert message["told"]["data"]["events"] == list(MESSAGE.events)
    import json

    body = json.dumps(message["told"], ensure_ascii=False).encode()
    assert verify([SECRET], message["headers"], body, NOW)
    assert SECRET not in repr(to)


@pytest.mark.parametrize(
    ("kind", "error"), [("gone", AddressLost), ("429", Unavailable), ("page", Unavailable), ("5xx", Unavailable)]
)
def test_each_answer_says_what_is_to_be_done(
    channel: WebhookChannel, sandbox: Ok, to: Recipient, kind: str, error: type[Exception]
) -> None:
    misbehave(sandbox, "webhook", kind)
    with pytest.raises(error) as raised:
        channel.send(to, MESSAGE)
    assert type(raised.value) is error
    if kind == "429":
        assert isinstance(raised.value, Unavailable)
        assert raised.value.retry_after == 7


def test_a_lost_answer_is_a_doubt(channel: WebhookChannel, sandbox: Ok, to: Recipient) -> None:
    misbehave(sandbox, "webhook", "lost")
    with pytest.raises(AnswerLost):
        channel.send(to, MESSAGE)


@pytest.mark.parametrize(
    "url",
    [
        *("http://hooks.example.com/a", "https://127.0.0.1/a", "https://169.254.169.254/latest", "https://localhost/a"),
        *("https://[::1]/a", "file:///etc/passwd", "https://hooks.internal/a", ""),
    ],
)
def test_our_own_network_is_not_called(sandbox: Ok, to: Recipient, url: str) -> None:
    with pytest.raises(Invalid, match="address_refused"):
        made(loopback=False).checked(url)
    with pytest.raises(Unavailable):
        made(loopback=False).send(to, MESSAGE)  # by http nobody is called
    assert boxes(sandbox, "webhook") == []


def test_a_name_that_leads_home_by_now_is_a_lost_address(to: Recipient, monkeypatch: pytest.MonkeyPatch) -> None:
    """It was public when it was given: told as a failure, since no further try would mend it."""
    home = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("169.254.169.254", 443))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: home)
    moved = replace(to, address="https://hooks.example.com/petr")
    channel = made(loopback=False)
    with pytest.raises(AddressLost, match="address_refused"):
        channel.send(moved, MESSAGE)
    with pytest.raises(AddressLost, match="address_refused"):
        channel.probe(moved)
