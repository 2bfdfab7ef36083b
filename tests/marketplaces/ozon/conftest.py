"""The played Ozon as its client meets it: real HTTP over loopback, everything forgotten before and after."""

from collections.abc import Iterator

import pytest

from tests.marketplaces.ozon.selling import Selling
from tests.world import Ok


@pytest.fixture
def selling(ok: Ok) -> Iterator[Selling]:
    ok.reset()
    yield Selling(ok)
    ok.reset()
