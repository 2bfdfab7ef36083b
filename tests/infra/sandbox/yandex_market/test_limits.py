"""So many calls at once, and so many in an hour."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from infra.sandbox.yandex_market.limits import Limits
from tests.infra.sandbox.driver import Driver
from tests.infra.sandbox.yandex_market.talking import Seller, control, error, look


def test_six_may_ask_at_once(sandbox: Driver, seller: Seller) -> None:
    sandbox.control("faults", {"target": "yandex_market", "kind": "slow", "seconds": 0.15})
    with ThreadPoolExecutor(12) as crowd:
        answers = list(crowd.map(lambda _: seller.orders({}), range(12)))
    refused = [each for each in answers if each.status == 420]
    assert len(refused) == look(sandbox, "state")["limit"]["over"]
    assert 1 <= len(refused) <= 6
    assert error(refused[0])[1] == "Hit rate limit of 6 parallel requests"


def test_six_workers_are_never_too_many(sandbox: Driver, seller: Seller) -> None:
    with ThreadPoolExecutor(6) as crowd:
        assert {each.status for each in crowd.map(lambda _: seller.orders({}), range(60))} == {200}
    limit = look(sandbox, "state")["limit"]
    assert (limit["calls"], limit["over"]) == (60, 0)
    assert 1 <= limit["peak"] <= 6


def test_an_hour_has_so_many_calls(sandbox: Driver, seller: Seller) -> None:
    control(sandbox, "limit", per_hour=2)
    answers = [seller.orders({}) for _ in range(3)]
    assert [each.status for each in answers] == [200, 200, 420]
    until = parsedate_to_datetime(answers[2].headers["x-ratelimit-resource-until"])
    assert 3_000 < (until - datetime.now(UTC)).total_seconds() <= 3_601
    assert control(sandbox, "limit")["limit"]["over"] == 0
    assert seller.orders({}).status == 200


def test_a_limit_of_none_lets_nobody_in() -> None:
    limits = Limits()
    limits.choose(0, 6)
    with limits.entered() as refusal:
        assert refusal
        assert refusal.status == 420
    assert limits.shown() == {"per_hour": 0, "at_once": 6, "calls": 1, "over": 1, "peak": 1}
