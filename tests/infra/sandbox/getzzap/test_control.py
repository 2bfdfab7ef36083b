"""Control calls of the played marketplace."""

from typing import Any

from tests.infra.sandbox.driver import Driver
from tests.infra.sandbox.getzzap.asking import SECRET, made


def test_an_order_is_made_as_it_is_wished_and_moves(sandbox: Driver) -> None:
    number = made(sandbox, lines=[{"key": "x", "quantity": "есть"}], buyer={"phone": "+79999999999"}, test=True)
    shown = sandbox.get("/sandbox/getzzap/orders").json["orders"][0]
    assert (shown["order"], shown["lines"][0]["quantity"], shown["test"]) == (number, "есть", True)
    assert sandbox.control("getzzap/finish", {"order": number})["order"]["phase"] == "done"
    assert sandbox.post("/sandbox/getzzap/cancel", {"order": number}).status == 409
    assert sandbox.post("/sandbox/getzzap/cancel", {"order": "5"}).status == 404


def test_anything_can_be_told(sandbox: Driver) -> None:
    sandbox.control("getzzap/push", {})
    sandbox.control("getzzap/push", {"type": "order.moon", "data": {"order": "7"}})
    moon, ping = sandbox.get("/sandbox/getzzap/orders").json["pushes"]
    assert (moon["type"], ping["type"]) == ("order.moon", "ping")


def test_wrong_wishes_are_refused_in_words(sandbox: Driver) -> None:
    wishes: tuple[tuple[str, Any], ...] = (
        ("order", {"colour": "red"}),
        ("order", {"lines": "x"}),
        ("push", {"data": []}),
        ("webhook", {"url": "http://127.0.0.1:1/"}),
        ("webhook", {"url": "http://127.0.0.1:1/", "secret": "whsec_AAAA"}),
        ("webhook", {"url": "http://127.0.0.1:1/", "secret": "whsec_***"}),
        ("webhook", {"late": -1}),
        ("webhook", {"retry": "x"}),
    )
    for path, wish in wishes:
        answer = sandbox.post(f"/sandbox/getzzap/{path}", wish)
        assert (answer.status, bool(answer.json["error"])) == (400, True), wish


def test_what_is_shown_holds_no_secret_and_reset_forgets(sandbox: Driver) -> None:
    sandbox.control("getzzap/webhook", {"url": "https://a.example/hook", "secret": SECRET})
    made(sandbox)
    shown = sandbox.get("/sandbox/getzzap/orders")
    assert SECRET not in shown.body.decode()
    sandbox.control("reset", {})
    shown = sandbox.get("/sandbox/getzzap/orders")
    assert (shown.json["orders"], shown.json["pushes"], shown.json["webhook"]["url"]) == ([], [], "")
