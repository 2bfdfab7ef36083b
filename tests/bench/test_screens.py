"""P9 and P10: an opening of a screen costs the same however many orders there are."""

from collections.abc import Iterator

import pytest

from bench.screens import SCREENS, cost, shelves
from bench.world import Store

LOOKS_FOR = frozenset({"a search by number", "a search by phone", "a search by article in a purchase", "home"})
"""What is found by something else than the list that is shown, or shows counts."""


@pytest.fixture(scope="module")
def communities() -> Iterator[tuple[Store, Store]]:
    with shelves(100) as small, shelves(1_000) as large:
        yield small, large


@pytest.mark.slow
def test_every_screen_costs_the_same_in_a_large_community(communities: tuple[Store, Store]) -> None:
    costs = {name: tuple(cost(each, asked()) for each in communities) for name, asked in SCREENS.items()}
    assert {name: (small, large) for name, (small, large) in costs.items() if small != large} == {}
    assert {name for name, (cheap, _) in costs.items() if cheap["calls"] > 5} == set()
    assert {name for name, (cheap, _) in costs.items() if cheap["queried"] != 20} <= LOOKS_FOR
