"""What AWS answers when it is asked to send: what went out, what did not, and what nobody knows."""

from typing import Any

import pytest
from botocore.exceptions import (
    ClientError,
    ConnectionClosedError,
    ConnectTimeoutError,
    EndpointConnectionError,
    ReadTimeoutError,
)

from chalicelib.channels.aws import LATER, MUCH_LATER, ask
from chalicelib.domain.errors import AddressLost, Invalid, Unavailable
from chalicelib.usecases.ports import AnswerLost

REFUSALS = {"MessageRejected": Invalid("email_refused"), "OptedOut": AddressLost("phone_opted_out")}
URL = {"endpoint_url": "https://email.example"}


def answered(code: str, status: int) -> ClientError:
    said: Any = {"Error": {"Code": code, "Message": "petr@example.com"}, "ResponseMetadata": {"HTTPStatusCode": status}}
    return ClientError(said, "SendEmail")


def raised(trouble: Exception) -> Any:
    """What becomes of it. It tells nothing of what AWS said."""

    def call(**given: Any) -> None:
        raise trouble

    with pytest.raises((Invalid, Unavailable)) as caught:
        ask(call, REFUSALS, To="petr@example.com")
    assert "petr" not in repr(caught.value)
    assert caught.value.__cause__ is None
    return caught.value


def test_a_yes_is_given_on_and_asked_for_once() -> None:
    calls: list[dict[str, Any]] = []

    def call(**given: Any) -> str:
        calls.append(given)
        return "id"

    assert ask(call, REFUSALS, To="a", Text="b") == "id"
    assert calls == [{"To": "a", "Text": "b"}]


@pytest.mark.parametrize(
    ("trouble", "kind", "reason", "after"),
    [
        (answered("Throttling", 400), Unavailable, "channel_busy", LATER),
        (answered("TooManyRequestsException", 429), Unavailable, "channel_busy", LATER),
        (answered("AccountSendingPausedException", 400), Unavailable, "channel_refuses_us", MUCH_LATER),
        (answered("InternalFailure", 500), AnswerLost, "channel_silent", LATER),
        (answered("ServiceUnavailable", 503), Unavailable, "channel_unavailable", MUCH_LATER),
        (ConnectTimeoutError(**URL), Unavailable, "channel_unavailable", LATER),
        (EndpointConnectionError(**URL), Unavailable, "channel_unavailable", LATER),
        (ReadTimeoutError(**URL), AnswerLost, "channel_silent", LATER),
        (ConnectionClosedError(**URL), AnswerLost, "channel_silent", LATER),
    ],
)
def test_only_what_may_have_gone_out_is_a_doubt(
    trouble: Exception, kind: type[Unavailable], reason: str, after: int
) -> None:
    found = raised(trouble)
    assert (type(found), found.reason, found.retry_after) == (kind, reason, after)


def test_what_will_never_go_out_is_said_each_time_anew() -> None:
    first, second = (raised(answered("OptedOut", 400)) for _ in range(2))
    assert (type(first), first.reason) == (AddressLost, "phone_opted_out")
    assert first is not second
    assert type(raised(answered("MessageRejected", 400))) is Invalid
