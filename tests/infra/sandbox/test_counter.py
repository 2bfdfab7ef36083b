"""What every played marketplace has for its page: keys, what was said of orders, a buyer's pen."""

import json
from pathlib import Path
from typing import Any

import pytest

from chalicelib.domain.external.account import FORMS
from chalicelib.domain.external.marketplace import Marketplace
from tests.infra.sandbox.driver import Driver
from tests.infra.sandbox.getzzap.asking import WHOLE, decide
from tests.infra.sandbox.getzzap.asking import made as made_at_getzzap
from tests.infra.sandbox.ozon.shop import SHIP, Shop
from tests.infra.sandbox.serving import running
from tests.infra.sandbox.wildberries.caller import Caller
from tests.infra.sandbox.yandex_market.receiver import receiving
from tests.infra.sandbox.zzap.asking import ask, hurry
from tests.infra.sandbox.zzap.asking import made as made_at_zzap


def write(sandbox: Driver, name: str, order: object, text: str) -> Any:
    return sandbox.control(f"{name}/write", {"order": order, "text": text})["notes"]


def heard(sandbox: Driver, name: str, order: object) -> list[tuple[str, str]]:
    notes = sandbox.get(f"/sandbox/{name}/diary").json["orders"].get(str(order), [])
    return [(note["text"], note["came"]) for note in notes if note["kind"] == "heard"]


def test_keys_are_the_fields_of_the_cabinets_form(sandbox: Driver) -> None:
    for marketplace in Marketplace:
        form, accounts = FORMS[marketplace], sandbox.get(f"/sandbox/{marketplace}/keys").json["accounts"]
        assert accounts, marketplace
        for given in accounts:
            assert given["title"]
            assert set(form.public) - form.optional <= set(given["settings"]) <= set(form.public), marketplace
            assert set(form.secret) - form.optional <= set(given["secrets"]) <= set(form.secret), marketplace


def test_what_a_buyer_writes_is_kept_of_every_order_and_of_no_other(sandbox: Driver) -> None:
    orders = {
        "ozon": sandbox.control("ozon/order", {})["posting"]["posting_number"],
        "yandex_market": sandbox.control("yandex_market/order", {})["order"]["orderId"],
        "wildberries": sandbox.control("wildberries/orders", {})["orders"][0]["id"],
        "zzap": made_at_zzap(sandbox),
        "getzzap": made_at_getzzap(sandbox),
    }
    assert set(orders) == set(Marketplace)
    for name, order in orders.items():
        (note,) = write(sandbox, name, order, "Когда <b>отправите</b>?")
        assert (note["kind"], note["text"]) == ("message", "Когда <b>отправите</b>?")
        for wish, status in (({"order": "5", "text": "?"}, 404), ({"order": order, "text": " "}, 400)):
            assert sandbox.post(f"/sandbox/{name}/write", wish).status == status, name
    sandbox.control("reset", {})
    assert all(sandbox.get(f"/sandbox/{name}/diary").json["orders"] == {} for name in orders)


def test_ozon_and_the_market_push_that_somebody_wrote_as_they_do_it(sandbox: Driver) -> None:
    with receiving() as hook:
        sandbox.control("yandex_market/webhook", {"url": hook.url})
        order = sandbox.control("yandex_market/order", {"silent": True})["order"]["orderId"]
        for text in ("Здравствуйте", "Ау"):
            write(sandbox, "yandex_market", order, text)
        told = sorted(hook.wait(4)[1:], key=lambda event: event.get("messageId", ""))
    assert [event["notificationType"] for event in told] == ["CHAT_CREATED", *["CHAT_MESSAGE_SENT"] * 2]
    assert len({event["chatId"] for event in told}) == 1
    assert all(isinstance(event["messageId"], str) and event["businessId"] == 900001 for event in told[1:])
    sandbox.control("ozon/hook", {"url": "https://kabinet.example/hook"})
    number = sandbox.control("ozon/order", {"push": False})["posting"]["posting_number"]
    for text in ("Здравствуйте", "Ау"):
        write(sandbox, "ozon", number, text)
    second, first = (push["body"] for push in sandbox.get("/sandbox/ozon/pushes").json["pushes"][:2])
    assert (first["message_type"], first["chat_type"], first["data"]) == (
        "TYPE_NEW_MESSAGE",
        "Buyer_Seller",
        ["Здравствуйте"],
    )
    assert first["user"]["type"] == "Customer"
    assert first["chat_id"] == second["chat_id"]
    assert 1 << 53 < int(first["message_id"]) < int(second["message_id"])


def test_what_a_seller_said_of_an_order_stands_there_with_what_it_was_answered(sandbox: Driver) -> None:
    for said in (_at_ozon, _at_wildberries, _at_zzap, _at_getzzap, _at_the_market):
        said(sandbox)


def _at_ozon(sandbox: Driver) -> None:
    shop = Shop(sandbox)
    number = shop.order()
    ship: dict[str, Any] = {
        "posting_number": number,
        "packages": [{"products": [{"product_id": 147451959, "quantity": 2}]}],
    }
    shop.call(SHIP, ship)
    ship["packages"][0]["products"][0]["quantity"] = 1
    shop.call(SHIP, ship)
    assert heard(sandbox, "ozon", number) == [(SHIP, "400: HAS_INCORRECT_PRODUCT_QUANTITY"), (SHIP, "ok")]


def _at_wildberries(sandbox: Driver) -> None:
    caller = Caller(sandbox)
    task = caller.task()
    caller.deliver(caller.supply(task))
    caller.patch(f"/api/v3/orders/{task}/cancel")
    assert [came for _, came in heard(sandbox, "wildberries", task)] == ["ok", "ok", "409 StatusMismatch"]


def _at_zzap(sandbox: Driver) -> None:
    hurry(sandbox)
    code = made_at_zzap(sandbox)
    said = {"code_order": code, "code_track": "120", "response": "Нет в наличии", "call_data": ""}
    ask(sandbox, "SetOrderStatusV3", **said)
    ask(sandbox, "SetOrderStatusV3", **{**said, "code_track": "110"})
    assert heard(sandbox, "zzap", code) == [
        ("SetOrderStatusV3 120 · Отказ продавца · Нет в наличии", "ok"),
        ("SetOrderStatusV3 110 · Принят в работу · Нет в наличии", "Заказ закрыт, статус нельзя изменить"),
    ]


def _at_getzzap(sandbox: Driver) -> None:
    order = made_at_getzzap(sandbox)
    decide(sandbox, f"{order}/accept", json.dumps({"lines": []}).encode())
    decide(sandbox, f"{order}/accept", json.dumps({"lines": WHOLE}).encode())
    assert heard(sandbox, "getzzap", order) == [
        ("accept", "lines must be a list of what is decided."),
        ("accept", "ok"),
    ]


def _at_the_market(sandbox: Driver) -> None:
    change = {"order": {"status": "PROCESSING", "substatus": "READY_TO_SHIP"}}
    market = sandbox.control("yandex_market/order", {})["order"]["orderId"]
    path = f"/yandex_market/v2/campaigns/700001/orders/{market}/status"
    for _ in range(2):
        body = json.dumps(change).encode()
        sandbox.ask("PUT", path, body, "application/json", **{"Api-Key": "ACMA:sandbox-orders:1"})
    (first, came), (_, again) = heard(sandbox, "yandex_market", market)
    assert (first, came) == ("PUT …/status PROCESSING READY_TO_SHIP", "ok")
    assert again.startswith("STATUS_NOT_ALLOWED: ")


def test_the_log_says_why_a_call_was_refused(sandbox: Driver) -> None:
    hurry(sandbox)
    ask(sandbox, "SetOrderStatusV3", code_order="5", code_track="110", response="", call_data="")
    sandbox.ask("GET", "/getzzap/api/orders", Authorization="Bearer x")
    sandbox.ask("POST", "/yandex_market/v2/auth/token", b"{}", "application/json", **{"Api-Key": "x"})
    outcomes = [call["outcome"] for call in sandbox.get("/sandbox/calls").json["calls"]]
    assert outcomes == [
        "error: Заказ не найден",
        "401: The token is not known.",
        "401 UNAUTHORIZED: Api-Key token is invalid",
    ]


@pytest.mark.parametrize("name", ["zzap", "getzzap"])
def test_orders_and_what_was_said_survive_a_restart(tmp_path: Path, name: str) -> None:
    with running(tmp_path) as sandbox:
        sandbox.control("getzzap/webhook", {"url": "http://127.0.0.1:1/", "secret": f"whsec_{'A' * 32}"})
        order = {"zzap": made_at_zzap, "getzzap": made_at_getzzap}[name](sandbox)
        write(sandbox, name, order, "Ау")
        before = sandbox.get(f"/sandbox/{name}/orders").json["orders"]
    with running(tmp_path) as sandbox:
        assert sandbox.get(f"/sandbox/{name}/orders").json["orders"] == before
        assert sandbox.get("/sandbox/getzzap/orders").json["webhook"]["url"] == "http://127.0.0.1:1/"
        assert [note["text"] for note in sandbox.get(f"/sandbox/{name}/diary").json["orders"][order]] == ["Ау"]
        sandbox.control("reset", {})
    with running(tmp_path) as sandbox:
        assert sandbox.get(f"/sandbox/{name}/orders").json["orders"] == []


def test_what_was_kept_between_is_written_when_it_ends(tmp_path: Path) -> None:
    """A burst is not written down call by call."""
    with running(tmp_path) as sandbox:
        orders = [made_at_zzap(sandbox) for _ in range(5)]
        for order in orders:
            write(sandbox, "zzap", order, "Ау")
    with running(tmp_path) as sandbox:
        assert set(sandbox.get("/sandbox/zzap/diary").json["orders"]) == set(orders)


def test_ozon_and_the_generic_one_split_an_order_into_parts_that_wait(sandbox: Driver) -> None:
    lines = [{"sku": 1, "quantity": 2}, {"sku": 2}]
    number = sandbox.control("ozon/order", {"lines": lines})["posting"]["posting_number"]
    split = sandbox.control("ozon/split", {"posting_number": number})
    assert split["posting"]["status"] == "cancelled_from_split_pending"
    (state, _) = sandbox.get("/sandbox/ozon/state").json["sellers"]
    parts = [each for each in state["postings"] if each["parent_posting_number"] == number]
    assert {each["posting_number"] for each in parts} == set(split["parts"])
    assert [(each["status"], [good["quantity"] for good in each["products"]]) for each in parts] == [
        ("awaiting_packaging", [2]),
        ("awaiting_packaging", [1]),
    ]
    for wish in ({"posting_number": number}, {"posting_number": parts[1]["posting_number"]}):
        assert sandbox.post("/sandbox/ozon/split", wish).status == 409
    order = made_at_getzzap(sandbox)
    told = sandbox.control("getzzap/split", {"order": order})
    assert told["order"]["phase"] == "split"
    assert [(part["parent"], part["status"], part["lines"][0]["quantity"]) for part in told["parts"]] == [
        (order, "new", 1),
        (order, "new", 1),
    ]
    assert sandbox.post("/sandbox/getzzap/split", {"order": told["parts"][0]["order"]}).status == 409


def test_the_generic_one_moves_an_order_to_any_state_but_apart(sandbox: Driver) -> None:
    order = made_at_getzzap(sandbox, created_at="2026-11-28T10:00:00+03:00")
    moved = sandbox.control("getzzap/move", {"order": order, "status": "accepted"})["order"]
    assert (moved["phase"], moved["created_at"]) == ("accepted", "2026-11-28T07:00:00+00:00")
    for status in ("split", "moon"):
        assert sandbox.post("/sandbox/getzzap/move", {"order": order, "status": status}).status == 400
