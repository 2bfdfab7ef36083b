"""A route as it is called: refusals are answered, and a line is left that tells nobody's business."""

import inspect
import json

import pytest
from chalice.app import Response

from chalicelib.domain.errors import NotFound
from chalicelib.edge.requests import Request
from chalicelib.edge.routes import Audience
from tests.world import ANNA, Api, Clock, Ok


def test_a_route_is_known_with_its_audience() -> None:
    audience = Audience("guests", lambda request: None)
    audience.get("/things/{id}")(lambda caller, request, id: id)
    audience.post("/things", status=201)(named_view)
    assert [(each.audience, each.method, each.path) for each in audience.routes] == [
        ("guests", "GET", "/things/{id}"),
        ("guests", "POST", "/things"),
    ]


def test_registering_leaves_the_view_as_it_is() -> None:
    audience = Audience("guests", lambda request: None)
    assert audience.get("/things")(named_view) is named_view
    assert list(inspect.signature(named_view).parameters) == ["caller", "request"]


def named_view(caller: None, request: Request) -> Response:
    raise NotFound


def lines(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().out.splitlines()


def test_a_launch_leaves_one_small_line_without_a_word_of_its_query(
    api: Api, ok: Ok, clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    query = ok.launch(ANNA, clock(), custom_args="order=1042") + "&spoiled=1"
    capsys.readouterr()
    assert api.launch(query).status == 401
    [line] = lines(capsys)
    assert len(line.encode()) <= 700
    assert (json.loads(line)["request"], json.loads(line)["status"]) == ("POST /launch", 401)
    words = {value for pair in query.split("&") for value in pair.split("=") if len(value) > 5}
    assert len(words) > 10
    assert [word for word in words if word in line] == []


def test_a_line_names_the_route_and_neither_parameters_nor_a_token(
    api: Api, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert api.get("/buyer/orders/SECRET-NUMBER?cursor=SECRET-CURSOR", "SECRET-TOKEN").status == 401
    [line] = lines(capsys)
    assert json.loads(line)["request"] == "GET /buyer/orders/{number}"
    assert "SECRET" not in line


@pytest.mark.parametrize(("language", "word"), [("ru", "Откройте"), ("en-GB", "Open")])
def test_a_refusal_is_in_the_readers_language(api: Api, language: str, word: str) -> None:
    answer = api.get("/buyer/orders", **{"Accept-Language": language})
    assert (answer.status, answer.kind) == (401, "unauthorized")
    assert word in answer.json["detail"]


def test_every_request_is_followed_by_an_id_of_its_own(api: Api, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    api.get("/buyer/orders")
    api.get("/buyer/orders")
    ids = [json.loads(line)["id"] for line in lines(capsys)]
    assert len(set(ids)) == 2
    assert all(ids)
