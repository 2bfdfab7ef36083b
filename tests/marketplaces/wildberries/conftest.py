"""The played Wildberries as its client meets it."""

from collections.abc import Iterator

import pytest

from tests.marketplaces.wildberries.world import Wildberries
from tests.world import Ok


@pytest.fixture
def wb(ok: Ok) -> Iterator[Wildberries]:
    """Everything is forgotten before and after."""
    ok.reset()
    wildberries = Wildberries(ok)
    wildberries.ask("limit", per_minute=None)
    yield wildberries
    ok.reset()
