"""A till: Anna's orders that may be paid."""

import pytest

from tests.usecases.house import House
from tests.usecases.payments.till import a_till


@pytest.fixture
def house() -> House:
    return a_till()
