"""What tests of views stand on."""

import pytest

from tests.api.desk import Desk
from tests.api.journey import Journey
from tests.api.own_data import FILE


@pytest.fixture
def desk(journey: Journey) -> Desk:
    return Desk(journey)


@pytest.fixture
def organizer(journey: Journey) -> str:
    """The token of an organizer in whose purchase Anna and Elena have orders."""
    return journey.imported(FILE)
