"""The list of payments, a buyer's account, and what is on his balance."""

import pytest

from tests.api.desk import Desk
from tests.world import Clock


@pytest.fixture
def paid(desk: Desk, clock: Clock) -> Desk:
    """900 roubles too much by hand, of which 100 were given back."""
    desk.open_payment()
    for path, key, amount in (("payments", "hand-1-form", 200_000), ("refunds", "refund-1-form", 10_000)):
        wish = {"key": key, "order": desk.number, "amount": amount, "note": "наличные"}
        assert desk.api.post(f"/v1/{path}", wish, desk.token).status == 201
        clock.pass_by(seconds=1)
    return desk


def buyer_of(desk: Desk) -> str:
    return str(desk.api.get(f"/v1/orders/{desk.number}", desk.token).json["buyer"]["id"])


def test_a_page_of_payments_is_one_query_and_the_names(paid: Desk) -> None:
    refund, payment = paid.api.get("/v1/payments", paid.token).json["items"]
    assert paid.api.recorder.names() == ["dynamodb.Query", "dynamodb.BatchGetItem"]
    assert (payment["kind"], payment["method"], payment["amount"]) == ("payment", "by_hand", 200_000)
    assert (payment["order"], payment["buyer"]["name"], payment["note"]) == (paid.number, "Анна Петрова", "наличные")
    assert payment["recordedBy"]["id"] != payment["buyer"]["id"]
    assert (refund["kind"], refund["amount"]) == ("refund", -10_000)


def test_payments_are_filtered_by_what_the_address_says(paid: Desk) -> None:
    def kinds(query: str) -> list[str]:
        answer = paid.api.get(f"/v1/payments?{query}", paid.token)
        assert answer.status == 200, answer.json
        return [each["kind"] for each in answer.json["items"]]

    buyer = buyer_of(paid)
    assert kinds(f"order={paid.number}") == kinds(f"buyer={buyer}") == ["refund", "payment"]
    assert kinds("kind=refund") == ["refund"]
    assert kinds("q=2000") == ["payment"]
    assert kinds("order=999999") == kinds("buyer=nobody") == kinds("to=2020-01-01T00:00:00Z") == []
    assert kinds("from=2020-01-01T00:00:00Z") == ["refund", "payment"]
    long = "x" * 3_000
    assert kinds(f"order={long}") == kinds(f"buyer={long}") == kinds(f"q={long}") == kinds("order=1001x") == []
    for query in ("kind=gift", "from=yesterday", "from=2026-11-22T10:00:00", "cursor=junk"):
        assert paid.api.get(f"/v1/payments?{query}", paid.token).status == 400, query


def test_an_account_reads_like_a_bank_s(paid: Desk) -> None:
    buyer, path = buyer_of(paid), "/v1/buyers/{}/ledger"
    wish = {"key": "credit-1-form", "order": paid.number, "amount": 80_000}
    saved = paid.api.post("/v1/credits", wish, paid.token)
    assert (saved.status, saved.json["balance"], saved.json["order"]["paid"]) == (201, 80_000, 110_000)
    assert paid.api.post("/v1/credits", wish, paid.token).json == saved.json
    back = {"key": "credit-2-form", "buyer": buyer, "amount": 30_000, "note": "на карту"}
    assert paid.api.post("/v1/credits/refund", back, paid.token).json == {
        "balance": 50_000,
        "currency": "RUB",
        "order": None,
    }
    ledger = paid.api.get(path.format(buyer), paid.token).json
    lines = {(each["kind"], each["order"], each["amount"]) for each in ledger["items"]}
    assert lines == {
        ("payment", paid.number, 200_000),
        ("refund", paid.number, -10_000),
        ("credit", paid.number, -80_000),
        ("credit", None, 80_000),
        ("refund", None, -30_000),
    }
    assert (ledger["items"][0]["balance"], ledger["balance"], ledger["currency"]) == (160_000, 50_000, "RUB")
    of_order = paid.api.get(f"{path.format(buyer)}?order={paid.number}", paid.token).json
    assert [each["amount"] for each in of_order["items"]][-1] == 200_000
    assert of_order["items"][0]["balance"] == 110_000
    for address in (path.format("nobody"), f"{path.format(buyer)}?order=999999", f"{path.format(buyer)}?order=x"):
        assert paid.api.get(address, paid.token).status == 404, address


def test_more_than_there_is_is_refused_in_words(paid: Desk) -> None:
    wish = {"key": "credit-1-form", "order": paid.number, "amount": 80_001}
    answer = paid.api.post("/v1/credits", wish, paid.token)
    assert (answer.status, answer.json["detail"]) == (
        409,
        "Лишних денег в этом заказе меньше: остальное нужно на его оплату.",
    )
    use = paid.api.post("/v1/credits/use", {**wish, "amount": 1}, paid.token)
    assert (use.status, use.json["detail"]) == (409, "На балансе покупателя меньше этой суммы.")


def test_the_buyer_reads_what_is_on_his_balance_in_the_same_read(paid: Desk) -> None:
    wish = {"key": "credit-1-form", "order": paid.number, "amount": 80_000}
    paid.api.post("/v1/credits", wish, paid.token)
    order = paid.api.get(f"/buyer/orders/{paid.number}", paid.anna).json
    assert paid.api.recorder.names() == ["dynamodb.BatchGetItem"]
    assert (order["balance"], order["payments"][0]["kind"]) == (80_000, "credit")


def test_claims_that_were_decided_stay_to_be_found(paid: Desk) -> None:
    claim = paid.file().json["id"]
    paid.api.post(f"/v1/claims/{claim}/rejection", {"reason": "Не нашли"}, paid.token)
    assert paid.api.get("/v1/claims", paid.token).json["items"] == []
    (found,) = paid.api.get("/v1/claims?state=rejected", paid.token).json["items"]
    assert paid.api.recorder.names() == ["dynamodb.Query"]
    assert (found["id"], found["reason"], found["state"]) == (claim, "Не нашли", "rejected")
    assert paid.api.get("/v1/claims?state=rejected&q=1100", paid.token).json["items"] == [found]
    assert paid.api.get("/v1/claims?state=rejected&q=7", paid.token).json["items"] == []
    assert paid.api.get("/v1/claims?state=lost", paid.token).status == 400
