"""Every answer is protected, and none is in the framework's own words."""

import json
from typing import Any

import pytest

from app import app
from chalicelib.bootstrap import Container
from tests.api.journey import Journey
from tests.problems import assert_problem
from tests.world import ANNA, Api

STRICT = "Strict-Transport-Security"
PLAIN = {"Content-Type": "text/plain"}


def event(method: str, resource: str | None, **headers: str) -> dict[str, Any]:
    """As the gateway hands it over; without a resource it is none of ours."""
    context = {"httpMethod": method, "requestId": "the-id", **({"resourcePath": resource} if resource else {})}
    return {"requestContext": context, "headers": headers, "pathParameters": {}, "body": None, "isBase64Encoded": False}


def answered(*what: Any, **headers: str) -> tuple[dict[str, str], dict[str, Any]]:
    """The headers, and what was refused."""
    answer = app({**event(*what, **headers), "multiValueQueryStringParameters": None, "stageVariables": None}, None)
    return answer["headers"], assert_problem(answer["statusCode"], answer["headers"], answer["body"])


def test_every_answer_is_protected(api: Api, journey: Journey) -> None:
    token = journey.token(ANNA)
    answers = {
        200: [api.get("/app"), api.get("/buyer/orders", token), api.get("/health")],
        401: [api.get("/buyer/orders"), api.launch("made up")],
        403: [api.get("/v1/purchases", token)],
        404: [api.get("/buyer/orders/1", token), api.get("/buyer/orders/2", token)],
        415: [api.post("/launch", b"query", **PLAIN)],
    }
    for status, found in answers.items():
        for answer in found:
            headers = {name.lower(): value for name, value in answer.headers.items()}
            assert (answer.status, headers["x-content-type-options"]) == (status, "nosniff"), answer.text
            assert "max-age=63072000" in headers[STRICT.lower()]


def test_what_chalice_refuses_is_said_in_the_readers_language() -> None:
    for language, words in (("ru", "Так этот адрес"), ("en", "This address")):
        headers, problem = answered("DELETE", "/launch", **{"Accept-Language": f"{language}-RU"})
        assert (problem["status"], problem["code"]) == (405, "method_not_allowed")
        assert problem["detail"].startswith(words)
        assert (headers["Allow"], headers["Cache-Control"], headers["X-Content-Type-Options"]) == (
            "POST",
            "no-store",
            "nosniff",
        )
        assert headers["Content-Language"] == language
        assert STRICT in headers


def test_a_body_of_another_kind_says_what_it_should_be(api: Api) -> None:
    answer = api.post("/launch", b"query", **PLAIN)
    assert (answer.status, answer.kind) == (415, "unsupported_media_type")
    assert "JSON" in answer.json["detail"]


def test_what_a_partner_pushes_is_read_whatever_he_calls_it(api: Api) -> None:
    for kind in ("text/plain", "application/x-www-form-urlencoded", "application/json; charset=windows-1251", "", "?"):
        for path in ("/hooks/ozon/k", "/hooks/yandex_market/k/notification", "/hooks/getzzap/k", "/hooks/ok/k"):
            assert api.post(path, b"{}", **{"content-type": kind}).status in (400, 404), (path, kind)


def test_a_request_of_nobody_is_a_failure_with_its_id() -> None:
    headers, problem = answered("GET", None)
    assert (problem["status"], problem["code"], problem["requestId"]) == (500, "internal_error", "the-id")
    assert STRICT in headers


def test_a_bug_speaks_to_its_reader_and_names_what_the_log_has(
    api: Api, container: Container, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(query: str) -> None:
        raise RuntimeError("a word of ours")

    class Failing:
        open = staticmethod(fail)

    monkeypatch.setitem(vars(container.access), "open_session", Failing())
    for language, words in (("ru", "У нас что-то сломалось"), ("en", "Something broke")):
        answer = api.post("/launch", {"query": "x"}, **{"Accept-Language": language})
        assert (answer.status, answer.kind) == (500, "internal_error")
        assert words in answer.json["detail"]
        request_id = answer.json["requestId"]
        assert request_id in answer.json["detail"]
        written = capsys.readouterr()
        lines = [json.loads(each) for each in written.out.splitlines()]
        assert [(each["status"], each["id"]) for each in lines if "request" in each] == [
            (500, answer.json["requestId"])
        ]
        (trouble,) = (each for each in lines if "trouble" in each)
        assert (trouble["trouble"], trouble["id"]) == ("RuntimeError", request_id)
        assert trouble["at"][-1].startswith("test_application.py:")
        assert "a word of ours" not in written.out + written.err
        for word in ("internal server error", "RuntimeError", "a word of ours"):
            assert word not in answer.text


def test_a_bug_in_the_webhook_leaves_no_secret_path_in_the_log(
    api: Api, container: Container, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(vars(container.inbox), "receive_messages", None)
    assert api.post("/hooks/ok/a-secret-key", {}).status == 500
    written = "".join(capfd.readouterr())
    assert "POST /hooks/ok/{key}" in written
    assert "a-secret-key" not in written
