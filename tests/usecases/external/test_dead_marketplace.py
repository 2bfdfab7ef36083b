"""R10: marketplaces that do not answer for an hour are hardly asked, and nothing of that hour is lost."""

from datetime import timedelta
from itertools import pairwise

import pytest

from chalicelib.domain.circuit_breaker import MARKETPLACE, PROBE
from tests.usecases.external.burst import Burst

HOUR = timedelta(hours=1)
TOLERATED = MARKETPLACE.tolerated + 1
"""Calls that are lost before it is an outage."""

MOST_PROBES = 10
"""In an hour: half a minute apart at first, a quarter of an hour at the end."""


@pytest.mark.parametrize("orders", [3, 60, pytest.param(1_000, marks=pytest.mark.slow)])
def test_one_probe_at_a_time_goes_out_and_the_backlog_drains_afterwards(
    orders: int, capsys: pytest.CaptureFixture[str]
) -> None:
    burst = Burst(orders, times=1, fair=True)
    burst.push()
    begun = burst.house.clock.moment
    for market in burst.markets.values():
        market.dead = begun + HOUR
    took = burst.drain()
    for market in burst.markets.values():
        asked = sorted(at for at in market.calls if at < (begun + HOUR).timestamp() * 1_000)
        probes = asked[TOLERATED - 1 :]
        apart = [later - earlier for earlier, later in pairwise(probes)]
        assert all(each >= PROBE.total_seconds() * 1_000 for each in apart), apart
        assert 1 <= len(probes) <= MOST_PROBES
    assert burst.dead == []
    assert len(burst.kept()) == orders
    assert "given_up" not in capsys.readouterr().out
    assert took <= 2 * HOUR + MARKETPLACE.longest + timedelta(seconds=orders), "who waited longest waits as long again"
