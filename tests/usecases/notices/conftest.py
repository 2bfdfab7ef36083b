"""A house where Anna has an order and lets the group write to her, and OK takes no comments' token; its queue."""

import random
from collections.abc import Iterator

import pytest

from chalicelib.domain.communities.community import ConnectionName, ConnectionState
from tests.factories import a_claim, a_connection, an_order
from tests.usecases.house import House, with_anna
from tests.usecases.notices.played import PlayedQueue
from tests.usecases.notices.stories import BELOW


def prepared() -> House:
    house = with_anna()
    house.save(BELOW, an_order(), a_claim(), a_connection(name=ConnectionName.COMMENTS, state=ConnectionState.REFUSED))
    return house


@pytest.fixture
def house() -> House:
    return prepared()


@pytest.fixture
def queue(house: House) -> PlayedQueue:
    return PlayedQueue(house.container.notices.send, house.clock)


@pytest.fixture(autouse=True)
def _no_chance() -> Iterator[None]:
    """Pauses are as long in every run."""
    before = random.getstate()
    random.seed(1)
    yield
    random.setstate(before)
