"""The Market's own ways to refuse, at its door."""

import pytest

from infra.sandbox.yandex_market.faults import MANNERS, REFUSALS
from tests.infra.sandbox.driver import Driver
from tests.infra.sandbox.yandex_market.talking import Seller, look, made

STATUSES = {
    **{"rate_limit": 420, "parallel_limit": 420, "key_dead": 401, "key_role": 403, "shop_inactive": 403},
    **{"migration": 423, "error_in_200": 200, "empty_200": 200, "page_200": 200},
}


@pytest.mark.parametrize("kind", REFUSALS)
def test_the_market_refuses_in_its_own_way_and_does_nothing(sandbox: Driver, seller: Seller, kind: str) -> None:
    number = made(sandbox)["orderId"]
    sandbox.control("faults", {"target": "yandex_market", "kind": kind, "calls": 1})
    answer = seller.status(number, "CANCELLED", "SHOP_FAILED")
    assert answer.status == STATUSES[kind]
    assert look(sandbox, "orders")["orders"][0]["status"] == "PROCESSING"
    if kind == "rate_limit":
        assert answer.headers["x-ratelimit-resource-until"].endswith("GMT")
    if kind not in ("empty_200", "page_200"):
        assert answer.json["status"] == "ERROR"


def test_an_answer_can_be_lost_when_all_is_done(sandbox: Driver, seller: Seller) -> None:
    number = made(sandbox)["orderId"]
    sandbox.control("faults", {"target": "yandex_market", "kind": "lost", "calls": 1})
    with pytest.raises(ConnectionError):
        seller.status(number, "CANCELLED", "SHOP_FAILED")
    assert look(sandbox, "orders")["orders"][0]["status"] == "CANCELLED"


def test_every_way_has_a_status() -> None:
    assert REFUSALS.keys() == STATUSES.keys()
    assert {make().status for make in MANNERS.values()} == {200}
