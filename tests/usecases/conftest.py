"""A fresh house for every test."""

import pytest

from tests.usecases.house import House


@pytest.fixture
def house() -> House:
    return House()
