"""P17: as many pushes as there are at once: none lost, none doubled, every marketplace's limit held."""

import math

import pytest

from chalicelib.bootstrap.marketplaces import INTERVALS
from chalicelib.domain.external.marketplace import Marketplace
from chalicelib.domain.journal import Event
from tests.usecases.external.burst import WORKERS, Burst


@pytest.mark.parametrize(
    "count",
    [60, pytest.param(1_000, marks=pytest.mark.slow), pytest.param(10_000, marks=pytest.mark.long)],
)
def test_a_burst_drains_with_none_lost_and_limits_held(count: int, capsys: pytest.CaptureFixture[str]) -> None:
    burst = Burst(count)
    burst.push()
    assert burst.replies == {200: count * burst.times}
    heard = [entry for entry in burst.house.memory.journal if entry.event == Event.EXTERNAL_RECEIVED]
    assert len(heard) == count > WORKERS
    took = burst.drain()
    assert burst.dead == []
    assert len(burst.kept()) == count
    opened = [entry.subject for entry in burst.house.memory.journal if entry.event == Event.EXTERNAL_OPENED]
    assert len(opened) == len(set(opened)) == count
    for marketplace, account in burst.accounts.items():
        allowed = math.ceil(1_000 / INTERVALS[marketplace])
        market = burst.markets[account.id]
        assert len(market.calls) > count / len(burst.accounts), "it was asked again where it had a bad moment"
        assert market.most_in_a_second() <= allowed
    assert "given_up" not in capsys.readouterr().out
    assert took.total_seconds() >= (count // 3 - 1) * INTERVALS[Marketplace.GETZZAP] / 1_000, "one call a second"
