"""Every way of being refused is a problem of RFC 9457; the client of the tests looks at every one of them."""

from typing import Any

import pytest

from chalicelib.bootstrap import Container
from chalicelib.domain.errors import Stale, Unavailable
from chalicelib.edge.requests import LARGEST_BODY
from tests.api.desk import UNTIL, Desk
from tests.api.journey import Journey
from tests.world import ADMIN, ANNA, BLOCKED, Answer, Api

PURCHASES = "/v1/purchases"


def seen(answer: Answer) -> tuple[int, str, str]:
    return answer.status, answer.kind, answer.json["code"]


def test_what_cannot_be_read_is_refused_and_its_place_named(journey: Journey) -> None:
    api, token = journey.api, journey.token(ADMIN)
    bodies: dict[bytes, tuple[str, str | None]] = {
        b"{": ("json_unreadable", None),
        b"\xff": ("json_unreadable", None),
        b"{}": ("field_missing", "title"),
        b'{"title": 5}': ("text_unreadable", "title"),
        b'{"title": "x", "colour": 1}': ("field_unknown", "colour"),
    }
    for body, (code, place) in bodies.items():
        answer = api.post(PURCHASES, body, token)
        assert seen(answer) == (400, "invalid", code), body
        assert [(each["field"], each["code"]) for each in answer.json.get("errors", [])] == (
            [(place, code)] if place else []
        )


def test_a_place_is_written_as_its_sender_writes_it(journey: Journey) -> None:
    body = {"orders": [{"number": "1001", "amount": 100}, {"number": "1002", "amount": "much"}]}
    answer = journey.api.post("/v1/claims/none/confirmation", body, journey.token(ADMIN))
    assert seen(answer) == (400, "invalid", "integer_unreadable")
    assert [each["field"] for each in answer.json["errors"]] == ["orders[1].amount"]
    foreign = journey.api.get("/buyer/orders?cursor=made-up", journey.token(ANNA))
    assert [each["field"] for each in foreign.json["errors"]] == ["cursor"]


def test_every_status_that_a_route_refuses_with_is_a_problem(journey: Journey) -> None:
    api, token = journey.api, journey.token(ADMIN)
    purchase = journey.purchase(token)
    stage = {"stage": "completed"}
    answers = {
        (401, "unauthorized"): api.get("/buyer/orders"),
        (401, "launch_forged"): api.launch("made up"),
        (403, "forbidden"): api.get(PURCHASES, journey.token(ANNA)),
        (404, "not_found"): api.get("/buyer/orders/1", token),
        (409, "conflict"): api.post(f"{PURCHASES}/{purchase}/stage", stage, token),
        (413, "too_large"): api.post(PURCHASES, b" " * (LARGEST_BODY + 1), token),
        (415, "unsupported_media_type"): api.post(PURCHASES, b"x", token, **{"Content-Type": "text/plain"}),
    }
    for expected, answer in answers.items():
        assert (answer.status, answer.kind) == expected


def test_who_is_blocked_reads_so_in_the_language_he_asks_for(journey: Journey) -> None:
    query = journey.ok.launch(BLOCKED, journey.clock())
    for language, title in (("ru", "Доступ закрыт"), ("en-GB", "Access closed")):
        answer = journey.api.post("/launch", {"query": query}, **{"Accept-Language": language})
        assert (answer.status, answer.kind, answer.json["title"]) == (403, "blocked", title)
        assert answer.headers["Content-Language"] == language[:2]


def test_what_failed_names_its_request(api: Api, container: Container, monkeypatch: pytest.MonkeyPatch) -> None:
    for error, status in ((Unavailable(retry_after=7), 503), (Stale(), 409), (RuntimeError(), 500)):
        monkeypatch.setitem(vars(container.access), "open_session", _failing(error))
        answer = api.launch("x")
        assert answer.status == status
        assert ("requestId" in answer.json) == (status >= 500)
        assert answer.headers.get("Retry-After") == ("7" if status == 503 else None)


def _failing(error: Exception) -> Any:
    class Failing:
        def open(self, query: str) -> None:
            raise error

    return Failing()


@pytest.mark.parametrize(
    ("path", "asked", "field", "words"),
    [
        ("PATCH purchases/{purchase}", {"payuntil": UNTIL}, "payuntil", "Поля payuntil здесь нет"),
        ("PATCH purchases/{purchase}", {"payUntil": "2026-11-01T15:00:00Z"}, "payUntil", "уже прошёл"),
        ("PATCH purchases/{purchase}", {"payUntil": "завтра"}, "payUntil", "2026-11-25T15:00:00Z"),
        ("POST purchases/{purchase}/stage", {"stage": "done"}, "stage", "draft, collecting, stopped"),
        ("POST purchases", {"title": "Чай", "deliveryCost": -5}, "deliveryCost", "в копейках"),
        ("POST payments", {"key": "short", "order": "1001", "amount": 5}, "key", "от 8 до 64"),
        ("POST payments", {"key": "long-enough", "order": "1001", "amount": "5"}, "amount", "целое число"),
        (
            "POST transfers",
            {"key": "long-enough", "from": "1001", "to": "1001", "amount": 5},
            "to",
            "два разных номера",
        ),
    ],
)
def test_a_refusal_says_what_would_be_right(
    desk: Desk, path: str, asked: dict[str, Any], field: str, words: str
) -> None:
    method, _, place = path.partition(" ")
    send = desk.api.change if method == "PATCH" else desk.api.post
    answer = send(f"/v1/{place.format(purchase=desk.purchase)}", asked, desk.token)
    assert (answer.status, answer.json["errors"][0]["field"]) == (400, field)
    assert words in answer.json["detail"]
