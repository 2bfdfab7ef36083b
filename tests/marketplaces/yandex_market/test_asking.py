"""One call of the Market, where its answer must be exact."""

import pytest
import responses

from chalicelib.domain.errors import NotYet, Unavailable
from chalicelib.marketplaces.yandex_market.asking import ask
from chalicelib.outgoing.transport import Call, Transport
from chalicelib.usecases.ports import AnswerLost, CallRefused
from tests.fakes.marketplaces import CallLog, FakeLimiter
from tests.marketplaces.yandex_market.conftest import NOW

URL = "https://api.partner.market.example"
CHANGE, READ = Call("PUT", "/v2/campaigns/1/orders/2/status", json={}, changes=True), Call("POST", "/v1/x", json={})


def asked(call: Call) -> object:
    transport = Transport(url=URL, limiter=FakeLimiter(), made=CallLog(), headers={"Api-Key": "k"})
    return ask(transport, call, lambda: NOW)


@pytest.mark.parametrize("body", ["", " \n", "{}"])
def test_nothing_to_say_is_an_empty_object(replies: responses.RequestsMock, body: str) -> None:
    replies.put(f"{URL}{CHANGE.path}", body=body)
    assert asked(CHANGE) == {}


@pytest.mark.parametrize("body", ["[]", "null", "5", "<h1>", '{"price": NaN}', "[" * 100_000])
def test_what_is_no_object_is_no_answer(replies: responses.RequestsMock, body: str) -> None:
    replies.put(f"{URL}{CHANGE.path}", body=body)
    replies.post(f"{URL}{READ.path}", body=body)
    with pytest.raises(AnswerLost):
        asked(CHANGE)
    with pytest.raises(Unavailable):
        asked(READ)


@pytest.mark.parametrize("status", [204, 302, 408, 500, 502, 503, 504])
def test_a_status_of_no_meaning_is_a_doubt(replies: responses.RequestsMock, status: int) -> None:
    replies.put(f"{URL}{CHANGE.path}", status=status, headers={"Location": f"{URL}/other"})
    with pytest.raises(AnswerLost):
        asked(CHANGE)


def test_limits_and_refusals_are_told_apart(replies: responses.RequestsMock) -> None:
    for status in (420, 429):
        replies.put(f"{URL}{CHANGE.path}", status=status, headers={"Retry-After": "9"}, body="<h1>")
        with pytest.raises(NotYet) as waits:
            asked(CHANGE)
        assert waits.value.retry_after == 9
        replies.reset()
    replies.put(f"{URL}{CHANGE.path}", status=400, body="<h1>")
    with pytest.raises(CallRefused):
        asked(CHANGE)


def test_prices_keep_their_digits(replies: responses.RequestsMock) -> None:
    replies.post(f"{URL}{READ.path}", body='{"price": 0.1, "id": 9223372036854775807}')
    assert asked(READ) == {"price": "0.1", "id": "9223372036854775807"}
