"""Control calls of the played ZZAP."""

from tests.infra.sandbox.driver import Driver
from tests.infra.sandbox.zzap.asking import hurry, made, orders


def test_an_order_is_made_as_it_is_wished(sandbox: Driver) -> None:
    hurry(sandbox)
    made(sandbox, qty_order="Заказ", priceV2=None, code_track="777", created="2026-11-28T10:05:00+03:00")
    made(sandbox, prepaid=True)
    made(sandbox, code_track="")
    rows = {row["code_track"]: row for row in orders(sandbox)}
    assert rows.keys() == {777, 105, None}
    odd = rows[777]
    assert (odd["qty_order"], odd["priceV2"], odd["create_date"]) == ("Заказ", None, "2026-11-28T10:05:00")


def test_a_buyer_cancels_once(sandbox: Driver) -> None:
    number = made(sandbox)
    assert sandbox.control("zzap/cancel", {"order": number})["order"]["status"] == "Отменён покупателем"
    assert sandbox.post("/sandbox/zzap/cancel", {"order": number}).status == 409
    assert sandbox.post("/sandbox/zzap/cancel", {"order": "5"}).status == 404


def test_what_happened_is_shown_newest_first(sandbox: Driver) -> None:
    first, second = made(sandbox), made(sandbox)
    sandbox.control("zzap/track", {"order": first, "code_track": "140"})
    shown = sandbox.get("/sandbox/zzap/orders").json
    assert [str(each["code_order"]) for each in shown["orders"]] == [second, first]
    assert [step["code_track"] for step in shown["orders"][1]["history"]] == ["140"]
    assert shown["statuses"]["140"] == "Выдан"


def test_wrong_wishes_are_refused_in_words(sandbox: Driver) -> None:
    for path, wish in (
        ("order", {"colour": "red"}),
        ("order", {"code_track": "новый"}),
        ("order", {"comment": []}),
        ("order", {"created": "вчера"}),
        ("order", {"created": "2026-11-28T10:05:00"}),
        ("settings", {"interval": -1}),
        ("settings", {"delay": "x"}),
        ("settings", {"interval": True}),
    ):
        answer = sandbox.post(f"/sandbox/zzap/{path}", wish)
        assert (answer.status, bool(answer.json["error"])) == (400, True), wish


def test_reset_forgets_orders_and_pace(sandbox: Driver) -> None:
    hurry(sandbox)
    made(sandbox)
    sandbox.control("reset", {})
    shown = sandbox.get("/sandbox/zzap/orders").json
    assert (shown["orders"], shown["interval"], shown["delay"]) == ([], 3.0, 2.0)
