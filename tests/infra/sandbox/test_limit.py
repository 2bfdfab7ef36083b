"""How many messages the bot may send in one second."""

import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from infra.sandbox.limit import WINDOW, Limit
from tests.infra.sandbox.driver import ANNA, DARYA, Driver

MANY = {"recipient": {"user_ids": [f"user:{ANNA}", f"user:{DARYA}"]}, "message": {"text": "Заказ"}}


def counter_update(sandbox: Driver) -> dict[str, Any]:
    shown: dict[str, Any] = sandbox.get("/sandbox/limit").json["limit"]
    return shown


def test_without_a_limit_messages_are_only_counted(sandbox: Driver) -> None:
    assert all(sandbox.send().error is None for _ in range(30))
    shown = counter_update(sandbox)
    assert (shown["per_second"], shown["over"], shown["sent"]) == (None, 0, 30)
    assert 1 <= shown["peak"] <= 30


def test_what_is_over_the_limit_is_error_8_and_goes_nowhere(sandbox: Driver) -> None:
    sandbox.control("limit", {"per_second": 3})
    assert [sandbox.send().error for _ in range(5)] == [None, None, None, 8, 8]
    assert len(sandbox.inbox()) == 3
    assert counter_update(sandbox) == {"per_second": 3, "over": 2, "sent": 3, "peak": 3}


def test_every_recipient_of_a_list_counts(sandbox: Driver) -> None:
    sandbox.control("limit", {"per_second": 3})
    assert [sandbox.send(MANY).error for _ in range(2)] == [None, 8]


def test_after_a_second_there_is_room_again(sandbox: Driver) -> None:
    sandbox.control("limit", {"per_second": 1})
    assert [sandbox.send().error for _ in range(2)] == [None, 8]
    time.sleep(WINDOW + 0.05)
    assert sandbox.send().error is None


def test_the_window_slides_and_is_not_a_second_of_the_clock() -> None:
    limit = Limit()
    limit.choose(10)
    time.sleep(1 - time.time() % 1 - 0.1 if time.time() % 1 < 0.9 else 0)
    taken = 0
    end = time.monotonic() + 0.5
    while time.monotonic() < end:
        taken += limit.take(1)
    assert taken == 10


def test_a_crowd_is_counted_to_the_last(sandbox: Driver) -> None:
    sandbox.control("limit", {"per_second": 5})
    with ThreadPoolExecutor(16) as crowd:
        errors = list(crowd.map(lambda _: sandbox.send().error, range(40)))
    shown = counter_update(sandbox)
    assert errors.count(8) == shown["over"]
    assert errors.count(None) == shown["sent"] == len(sandbox.inbox())
    assert shown["peak"] <= 5


def test_reset_lifts_the_limit(sandbox: Driver) -> None:
    sandbox.control("limit", {"per_second": 1})
    sandbox.control("reset", {})
    assert counter_update(sandbox)["per_second"] is None


@pytest.mark.parametrize("per_second", [0, -1, "5", True, 100_000])
def test_a_wrong_limit_is_refused_in_words(sandbox: Driver, per_second: object) -> None:
    answer = sandbox.post("/sandbox/limit", {"per_second": per_second})
    assert answer.status == 400
    assert "per_second" in answer.json["error"]
