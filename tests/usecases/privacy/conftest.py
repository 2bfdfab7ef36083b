"""A fresh annex for every test."""

import pytest

from tests.usecases.annex import Annex


@pytest.fixture
def annex() -> Annex:
    return Annex()
