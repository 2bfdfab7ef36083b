"""What tests of views stand on."""

import pytest

from chalicelib.bootstrap import Container
from tests.api.desk import Desk
from tests.api.journey import Journey
from tests.api.own_data import FILE
from tests.fakes.marketplaces import FakeMarketplace, FakeMarketplaces


@pytest.fixture
def desk(journey: Journey) -> Desk:
    return Desk(journey)


@pytest.fixture
def market(container: Container, monkeypatch: pytest.MonkeyPatch) -> FakeMarketplace:
    """In the place of all marketplaces."""
    marketplaces = FakeMarketplaces()
    monkeypatch.setitem(vars(container.partners), "marketplaces", marketplaces)
    return marketplaces.market


@pytest.fixture
def organizer(journey: Journey) -> str:
    """The token of an organizer in whose purchase Anna and Elena have orders."""
    return journey.imported(FILE)
