"""SMS by SNS: to named countries only, short, and each of SNS's refusals."""

import pytest

from chalicelib.channels.sms import LONGEST, SmsChannel
from chalicelib.domain.errors import AddressLost, Invalid, Unavailable
from chalicelib.usecases.ports import AnswerLost, Recipient
from tests.channels.conftest import MESSAGE, boxes, client, misbehave
from tests.world import Ok

TO = Recipient("+79160000009")


@pytest.fixture
def channel(sandbox: Ok) -> SmsChannel:
    return SmsChannel(client("sns", f"{sandbox.url}sms", read_timeout=1), ("+7", "+375"))


def test_a_message_arrives_cut_to_what_a_phone_shows(channel: SmsChannel, sandbox: Ok) -> None:
    from msgspec.structs import replace

    channel.probe(TO)
    channel.send(TO, replace(MESSAGE, text="ж" * 1_000))
    (message,) = boxes(sandbox, "sms")
    assert message["to"] == TO.address
    assert len(message["text"]) == LONGEST
    assert message["text"].endswith("…")


def test_only_numbers_of_named_countries_are_written_to() -> None:
    channel = SmsChannel(None, ("+7", "+375"))
    assert channel.checked("8 (916) 000-00-09") == TO.address
    assert channel.checked("+375 29 123-45-67") == "+375291234567"
    with pytest.raises(Invalid, match="phone_abroad"):
        channel.checked("+1 900 555 0100")
    for text in ("", "phone", "12", "+7916" * 20):
        with pytest.raises(Invalid, match="phone_unreadable"):
            channel.checked(text)


@pytest.mark.parametrize(
    ("kind", "error", "reason"),
    [
        ("rejected", Invalid, "phone_refused"),
        ("opted_out", AddressLost, "phone_opted_out"),
        ("429", Unavailable, "channel_busy"),
        ("5xx", Unavailable, "channel_unavailable"),
        ("lost", AnswerLost, "channel_silent"),
    ],
)
def test_each_refusal_says_what_is_to_be_done(
    channel: SmsChannel, sandbox: Ok, kind: str, error: type[Exception], reason: str
) -> None:
    misbehave(sandbox, "sms", kind)
    with pytest.raises(error, match=reason) as raised:
        channel.send(TO, MESSAGE)
    assert type(raised.value) is error
    assert len(boxes(sandbox, "sms")) == (kind == "lost")
