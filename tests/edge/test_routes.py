"""A route as it is called: refusals are answered, and a line is left that tells nobody's business."""

import inspect
import json
from typing import Any

import msgspec
import pytest
from chalice.app import Chalice, Response
from chalice.test import Client

from chalicelib.domain.access.permissions import Permission
from chalicelib.domain.access.principals import Principal
from chalicelib.domain.communities.community import Role
from chalicelib.domain.errors import NotFound, Unauthorized
from chalicelib.edge.rates import RateClass
from chalicelib.edge.requests import Request
from chalicelib.edge.routes import PUBLIC, Audience
from tests.world import ANNA, Api, Clock, Ok

READ = Permission.ORDERS_READ


class Asked(msgspec.Struct):
    title: str


GUEST = Principal(community="c1", id="guest", role=Role.VIEWER)


def guests() -> Audience:
    return Audience("guests", lambda request: GUEST)


def view(principal: Principal, request: Request) -> Response:
    raise NotFound


def changing(principal: Principal, request: Request, body: Asked) -> Asked:
    return body


def test_a_route_is_known_with_what_was_declared_of_it() -> None:
    audience = guests()
    audience.get("/things/{id}/of/{owner}", permission=READ)(view)
    audience.post("/things", permission=PUBLIC, status=201, rate=RateClass.HEAVY)(changing)
    shown, changed = audience.routes
    assert (shown.name, shown.parts) == ("GET /things/{id}/of/{owner}", ["id", "owner"])
    assert (shown.permission, shown.status, shown.rate) == (READ, 200, RateClass.READ)
    assert (changed.name, changed.parts, changed.forms.body) == ("POST /things", [], Asked)
    assert (changed.permission, changed.status, changed.rate) == (PUBLIC, 201, RateClass.HEAVY)


def test_registering_leaves_the_view_as_it_is() -> None:
    assert guests().get("/things", permission=READ)(view) is view
    assert list(inspect.signature(view).parameters) == ["principal", "request"]


def called(permission: Permission | None, body: bytes = b"{", authenticate: Any = lambda _: GUEST) -> int:
    app = Chalice("app")
    audience = Audience("guests", authenticate)
    audience.post("/things", permission=permission)(changing)
    app.register_blueprint(audience.blueprint)
    with Client(app) as client:
        response = client.http.post("/things", headers={"Content-Type": "application/json"}, body=body)
        return int(response.status_code)


def nobody(_: Request) -> Principal:
    raise Unauthorized


def test_a_body_is_read_only_for_somebody_who_may() -> None:
    """Who is he, may he, and only then what he wants; what is anyone's asks nobody who he is."""
    for permission, authenticate, status in (
        (READ, nobody, 401),
        (Permission.ORDERS_WRITE, lambda _: GUEST, 403),
        (READ, lambda _: GUEST, 400),
        (PUBLIC, nobody, 400),
    ):
        assert called(permission, authenticate=authenticate) == status, permission
    assert called(READ, b'{"title": "x"}') == 200


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
