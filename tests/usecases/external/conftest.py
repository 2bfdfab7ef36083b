"""A house with an account at a marketplace."""

import pytest

from tests.usecases.external.market import Market


@pytest.fixture
def market() -> Market:
    return Market()
