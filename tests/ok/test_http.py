"""How OK is asked, and which silence means what."""

import json
import traceback
from socket import gaierror
from typing import Any

import pytest
import requests
import responses
from urllib3.exceptions import MaxRetryError, NameResolutionError

from chalicelib.domain.errors import Unavailable
from chalicelib.ok.http import CONNECT, READ, ask, error_code
from chalicelib.usecases.ports import AnswerLost
from infra.local.ports import free_port
from tests.world import Ok

URL = "https://api.ok.ru/graph/me/info?access_token=SECRET-TOKEN"


def silence(**request: Any) -> Unavailable:
    with pytest.raises(Unavailable) as refused:
        ask("GET", request.pop("url", URL), **request)
    return refused.value


def told(error: BaseException) -> str:
    """All that a log could show of an exception."""
    return f"{error!r} {error.__dict__} " + "".join(traceback.format_exception(error))


@pytest.mark.parametrize("body", ["null", "[]", "{}", "true", '"570"', "12345678901234567890", '{"a": [1]}'])
def test_a_good_answer_is_any_json(replies: responses.RequestsMock, body: str) -> None:
    replies.get(URL, body=body)
    assert ask("GET", URL) == json.loads(body)


def test_a_refused_connection_carried_nothing() -> None:
    error = silence(url=f"http://127.0.0.1:{free_port()}/?access_token=SECRET-TOKEN")
    assert not isinstance(error, AnswerLost)
    assert "SECRET-TOKEN" not in told(error)


def test_an_unknown_host_was_asked_nothing(replies: responses.RequestsMock) -> None:
    unknown = NameResolutionError("api.ok.ru", None, gaierror(-2, "Name or service not known"))  # type: ignore[arg-type]
    replies.get(URL, body=requests.ConnectionError(MaxRetryError(None, URL, unknown)))  # type: ignore[arg-type]
    error = silence()
    assert not isinstance(error, AnswerLost)
    assert "SECRET-TOKEN" not in told(error)


def test_a_connection_that_never_came_carried_nothing(replies: responses.RequestsMock) -> None:
    replies.get(URL, body=requests.ConnectTimeout("SECRET-TOKEN"))
    error = silence()
    assert not isinstance(error, AnswerLost)
    assert "SECRET-TOKEN" not in told(error)


@pytest.mark.parametrize(
    "trouble",
    [
        requests.ReadTimeout("SECRET-TOKEN"),
        requests.ConnectionError("SECRET-TOKEN: Connection aborted."),
        requests.exceptions.ChunkedEncodingError("SECRET-TOKEN"),
        requests.exceptions.ContentDecodingError("SECRET-TOKEN"),
    ],
)
def test_whatever_else_broke_may_have_come_after_the_effect(
    replies: responses.RequestsMock, trouble: Exception
) -> None:
    replies.get(URL, body=trouble)
    error = silence()
    assert isinstance(error, AnswerLost)
    assert "SECRET-TOKEN" not in told(error)


def test_an_answer_lost_on_the_way_is_told_apart_over_real_http(partner: Ok) -> None:
    partner.ask("faults", target="ok.graph", kind="lost", calls=1)
    error = silence(url=f"{partner.url}graph/me/info?access_token=SECRET-TOKEN")
    assert isinstance(error, AnswerLost)
    assert "SECRET-TOKEN" not in told(error)


@pytest.mark.parametrize("status", [500, 502, 503, 504, 599])
def test_a_server_error_may_have_come_after_the_effect(replies: responses.RequestsMock, status: int) -> None:
    replies.get(URL, status=status, json={"success": True})
    assert isinstance(silence(), AnswerLost)


@pytest.mark.parametrize(("status", "usual"), [(429, 60), (500, 1), (503, 1)])
@pytest.mark.parametrize(
    ("told", "seconds"),
    [("7", 7), ("0", 1), ("3600", 3600), ("86400", 3600), ("9" * 5_000, None), ("-5", None), ("1.5", None)],
)
def test_ok_is_asked_again_when_it_says_and_within_an_hour(
    replies: responses.RequestsMock, status: int, usual: int, told: str, seconds: int | None
) -> None:
    replies.get(URL, status=status, headers={"Retry-After": told})
    assert silence().retry_after == (usual if seconds is None else seconds)


@pytest.mark.parametrize(("status", "usual"), [(429, 60), (503, 1)])
@pytest.mark.parametrize("headers", [{}, {"Retry-After": "Wed, 21 Oct 2026 07:28:00 GMT"}, {"Retry-After": "²"}])
def test_ok_need_not_say_when_it_is_asked_again(
    replies: responses.RequestsMock, status: int, usual: int, headers: dict[str, str]
) -> None:
    replies.get(URL, status=status, headers=headers)
    assert silence().retry_after == usual


def test_too_many_questions_were_surely_not_answered(replies: responses.RequestsMock) -> None:
    replies.get(URL, status=429)
    assert not isinstance(silence(), AnswerLost)


@pytest.mark.parametrize("body", ["", "<h1>401</h1>", '{"error_code": 102}'])
def test_an_unauthorized_question_is_an_error_like_oks_own(replies: responses.RequestsMock, body: str) -> None:
    replies.get(URL, status=401, body=body)
    assert error_code(ask("GET", URL)) == 401


@pytest.mark.parametrize(
    "body",
    [b"", b"<h1>404</h1>", b"{", b"9" * 5_000, b"[" * 100_000],
    ids=["nothing", "a page", "half", "a huge number", "depths"],
)
def test_an_answer_that_is_no_json_says_nothing_about_the_effect(replies: responses.RequestsMock, body: bytes) -> None:
    replies.get(URL, body=body)
    error = silence()
    assert isinstance(error, AnswerLost)
    assert "SECRET-TOKEN" not in told(error)


def test_a_redirection_is_not_followed(replies: responses.RequestsMock) -> None:
    """The token would go with it."""
    replies.get(URL, status=302, headers={"Location": "https://evil.ru/"})
    assert isinstance(silence(), AnswerLost)
    assert [call.request.url for call in replies.calls] == [URL]


def test_every_question_has_a_limit_of_time(replies: responses.RequestsMock) -> None:
    replies.get(URL, json={}, match=[responses.matchers.request_kwargs_matcher({"timeout": (CONNECT, READ)})])
    assert ask("GET", URL) == {}


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ({"error_code": 8, "error_msg": "FLOOD"}, 8),
        ({"error_code": "102"}, 102),
        ({"error_code": None}, 0),
        ({"error_code": -1}, 0),
        ({"error_code": "²"}, 0),
        ({"error_code": [8]}, 0),
        ({"success": True}, None),
        ([{"error_code": 8}], None),
        (None, None),
        ("error_code", None),
    ],
)
def test_an_error_is_known_by_its_code_also_under_200(answer: object, code: int | None) -> None:
    assert error_code(answer) == code
