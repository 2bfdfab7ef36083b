"""So many requests a minute of a key or a session, whatever number of processes serves it."""

import pytest
from msgspec.structs import replace

from chalicelib.domain.access.principals import Principal
from chalicelib.domain.errors import TooMany, Unavailable
from chalicelib.usecases.access.limit_requests import LIMIT, TOLD_AT_ONCE, LimitRequests
from tests.factories import a_desk_session, an_api_key
from tests.fakes.request_keys import MemoryRequestKeys
from tests.usecases.house import House

KEY, DESK = an_api_key().principal, a_desk_session().principal("1")


def process(house: House) -> LimitRequests:
    return LimitRequests(house.stores.request_keys, house.clock)


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
    assert passed(limits, DESK, 10) == 10
    assert passed(limits, replace(KEY, id="another"), 10) == 10
    house.clock.pass_by(seconds=60)
    assert passed(limits, most=10) == 10


def test_while_the_store_does_not_count_nobody_is_refused_before_the_process_itself_counts_so_many(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def silent(*_: object) -> int:
        raise Unavailable

    monkeypatch.setattr(MemoryRequestKeys, "count", silent)
    assert passed(process(house)) == LIMIT
