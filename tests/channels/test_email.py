"""Mail by SES: what an address is, what goes out, and what each of SES's refusals means."""

import pytest

from chalicelib.channels.email import EmailChannel
from chalicelib.domain.errors import Invalid, Unavailable
from chalicelib.usecases.ports import AnswerLost, Recipient
from infra.local.variables import DEMO
from tests.channels.conftest import MESSAGE, boxes, client, misbehave
from tests.world import Ok

TO = Recipient("petr@example.com")


@pytest.fixture
def channel(sandbox: Ok) -> EmailChannel:
    return EmailChannel(client("sesv2", f"{sandbox.url}email", read_timeout=1), DEMO["EMAIL_SENDER"])


def test_a_letter_arrives_with_its_link(channel: EmailChannel, sandbox: Ok) -> None:
    channel.probe(TO)
    channel.send(TO, MESSAGE)
    (letter,) = boxes(sandbox, "email")
    assert (letter["to"], letter["subject"]) == ("petr@example.com", MESSAGE.subject)
    assert letter["text"].startswith(MESSAGE.text)
    assert MESSAGE.link in letter["text"]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "petr",
            "petr@",
            "@example.com",
            "a b@example.com",
            "a@b",
            "a@example.com\nBcc: b@example.com",
            "a" * 300,
        ),
        *("petr@example.com, b@example.com", "a@-b.com", "пётр@example.com", f"{'a' * 65}@example.com"),
    ],
)
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(Invalid, match="email_unreadable"):
        EmailChannel(None, "").checked(text)


def test_an_address_is_kept_as_it_is_read() -> None:
    assert EmailChannel(None, "").checked(" Petr.O+kabinet@Example.COM ") == "Petr.O+kabinet@example.com"


@pytest.mark.parametrize(
    ("kind", "error", "reason"),
    [
        ("rejected", Invalid, "email_refused"),
        ("paused", Unavailable, "channel_refuses_us"),
        ("429", Unavailable, "channel_busy"),
        ("5xx", Unavailable, "channel_unavailable"),
        ("lost", AnswerLost, "channel_silent"),
    ],
)
def test_each_refusal_says_what_is_to_be_done(
    channel: EmailChannel, sandbox: Ok, kind: str, error: type[Exception], reason: str
) -> None:
    misbehave(sandbox, "email", kind)
    with pytest.raises(error, match=reason) as raised:
        channel.send(TO, MESSAGE)
    assert type(raised.value) is error
    assert len(boxes(sandbox, "email")) == (kind == "lost")


def test_a_sender_that_nobody_verified_and_a_dead_host_send_nothing(channel: EmailChannel, sandbox: Ok) -> None:
    with pytest.raises(Invalid, match="email_refused"):
        EmailChannel(channel.client, "other@example.com").send(TO, MESSAGE)
    with pytest.raises(Unavailable, match="channel_unavailable") as raised:
        EmailChannel(client("sesv2", "http://127.0.0.1:9/"), "a@example.com").send(TO, MESSAGE)
    assert not isinstance(raised.value, AnswerLost)
    assert boxes(sandbox, "email") == []
