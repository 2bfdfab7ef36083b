"""So many requests a minute of a key or a session, whatever number of processes serves it."""

import pytest
from msgspec.structs import replace

from chalicelib.domain.access.principals import Principal
from chalicelib.domain.errors import TooMany, Unavailable
from chalicelib.usecases.access.limit_requests import LIMIT, TOLD_AT_ONCE, LimitRequests
from tests.credentials import a_desk_session, an_api_key
from tests.fakes.request_keys import MemoryRequestKeys
from tests.usecases.house import House

KEY, DESK = an_api_key().principal, a_desk_session().principal("1")
APP = replace(DESK, session="")


def process(house: House) -> LimitRequests:
    return LimitRequests(lambda: house.stores.request_keys, house.clock)


def passed(limits: LimitRequests, principal: Principal = KEY, most: int = 2 * LIMIT) -> int:
    """How many are let by before one is refused."""
    for count in range(most):
        try:
            limits.count(principal)
        except TooMany:
            return count
    return most


def test_one_process_lets_the_limit_by_and_says_when_to_go_on(house: House) -> None:
    limits = process(house)
    assert passed(limits) == LIMIT
    house.clock.pass_by(seconds=20)
    with pytest.raises(TooMany) as refused:
        limits.count(KEY)
    assert refused.value.retry_after == 40


def test_several_processes_let_no_more_by_together_than_each_keeps_to_itself(house: House) -> None:
    processes = [process(house) for _ in range(4)]
    served = 0
    while by := sum(passed(each, most=1) for each in processes):
        served += by
    assert LIMIT <= served <= LIMIT + len(processes) * TOLD_AT_ONCE


def test_the_next_minute_begins_anew_and_others_have_their_own(house: House) -> None:
    limits = process(house)
    passed(limits)
    for other in (DESK, APP):
        assert passed(limits, other) == LIMIT
    assert passed(limits, replace(KEY, id="another"), 10) == 10
    house.clock.pass_by(seconds=60)
    assert passed(limits, most=10) == 10


def test_while_the_store_does_not_count_nobody_is_refused_before_the_process_itself_counts_so_many(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def silent(_: object, *told: object) -> int:
        asked.append(told[-1])
        raise Unavailable

    monkeypatch.setattr(MemoryRequestKeys, "count", silent)
    assert passed(process(house)) == LIMIT
    assert asked == list(range(TOLD_AT_ONCE, LIMIT + 1, TOLD_AT_ONCE)), "not every request waits for it"


def test_the_store_is_not_made_for_whoever_asks_little(house: House) -> None:
    """The first screens of a buyer's visit ask it for nothing but what they show."""

    def never() -> MemoryRequestKeys:
        raise AssertionError("nothing is to be told yet")

    assert passed(LimitRequests(never, house.clock), APP, TOLD_AT_ONCE - 1) == TOLD_AT_ONCE - 1
