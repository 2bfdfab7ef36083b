"""What the played Market remembers, and for how long."""

from pathlib import Path

from infra.sandbox.storage import JsonFile
from infra.sandbox.yandex_market import state
from infra.sandbox.yandex_market.state import MarketState, Subscription
from infra.sandbox.yandex_market.wishes import read_order
from tests.infra.sandbox.serving import running
from tests.infra.sandbox.yandex_market.receiver import Hook
from tests.infra.sandbox.yandex_market.talking import Seller, control, look, made


def test_orders_survive_a_restart(tmp_path: Path, hook: Hook) -> None:
    with running(tmp_path) as first:
        orders = [made(first)["orderId"] for _ in range(3)]
        Seller(first).status(orders[0], "CANCELLED", "SHOP_FAILED")
        control(first, "webhook", url=hook.url, campaign=700001)
        kept = [each["heard"] for each in look(first, "orders")["orders"]]
    with running(tmp_path) as second:
        assert [each["orderId"] for each in look(second, "orders")["orders"]] == orders[::-1]
        assert [each["heard"] for each in look(second, "orders")["orders"]] == kept
        assert look(second, "state")["webhooks"] == [700001]
        assert made(second)["orderId"] == orders[-1] + 1


def test_a_market_that_nobody_used_leaves_nothing(tmp_path: Path) -> None:
    with running(tmp_path) as sandbox:
        look(sandbox, "orders")
        sandbox.control("reset", {})
    assert "yandex_market.json" not in [path.name for path in tmp_path.iterdir()]


def test_items_and_orders_have_numbers_of_their_own(tmp_path: Path) -> None:
    market = MarketState(JsonFile(tmp_path / "market.json"))
    for _ in range(3):
        market.put(read_order({"lines": [{}, {"article": "B"}]}, market))
    numbers = [order.number for order in market.orders()]
    assert numbers == [state.FIRST_ORDER, state.FIRST_ORDER + 1, state.FIRST_ORDER + 2]
    assert [order.number for order in market.orders([numbers[2], 5, numbers[0]])] == [numbers[0], numbers[2]]
    assert len({item["id"] for order in market.orders() for item in order.items}) == 6
    market.reset()
    assert (market.orders(), market.next_order()) == ((), state.FIRST_ORDER)


def test_a_campaign_has_one_subscription(tmp_path: Path) -> None:
    market = MarketState(JsonFile(tmp_path / "market.json"))
    for subscription in (Subscription("a"), Subscription("b"), Subscription("c", 700001)):
        market.subscribe(subscription)
    assert market.subscriptions() == (Subscription("b"), Subscription("c", 700001))
    market.drop(None)
    assert market.subscriptions() == (Subscription("c", 700001),)
