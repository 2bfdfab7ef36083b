"""The Market put together."""

import re
from pathlib import Path

from infra.sandbox.surroundings import Surroundings
from infra.sandbox.yandex_market.faults import API, PUSHES
from infra.sandbox.yandex_market.partner import build_yandex_market
from infra.sandbox.yandex_market.state import Subscription


def surroundings(folder: Path) -> Surroundings:
    return Surroundings("http://127.0.0.1:1/", "http://127.0.0.1:2/app", folder, {})


def test_both_doors_can_be_told_to_misbehave(tmp_path: Path) -> None:
    around = surroundings(tmp_path)
    build_yandex_market(around)
    assert around.faults.targets() == (API, PUSHES)


def test_what_is_known_stands_before_what_nobody_knows(tmp_path: Path) -> None:
    routes = build_yandex_market(surroundings(tmp_path)).routes
    for method, path in (
        ("POST", "/yandex_market/v1/businesses/900001/orders"),
        ("PUT", "/yandex_market/v2/campaigns/700001/orders/41/status"),
        ("GET", "/yandex_market/v2/campaigns/700001"),
    ):
        fit = [each for each in routes if each.method == method and re.fullmatch(each.pattern, path)]
        assert not fit[0].pattern.endswith(".*")
        assert fit[-1].pattern.endswith(".*")


def test_reset_forgets_in_all_its_parts(tmp_path: Path) -> None:
    partner = build_yandex_market(surroundings(tmp_path))
    partner.state.subscribe(Subscription("https://x"))
    partner.pushes.tell({"notificationType": "PING"})
    partner.limits.choose(5, 2)
    partner.pushes.retry = 9
    partner.reset()
    assert (partner.state.subscriptions(), partner.pushes.shown(), partner.pushes.retry) == ((), [], 5.0)
    assert (partner.limits.per_hour, partner.limits.at_once) == (None, 6)
    partner.stop()
