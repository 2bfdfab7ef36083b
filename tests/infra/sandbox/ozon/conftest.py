from collections.abc import Iterator

import pytest

from tests.infra.sandbox.driver import Driver
from tests.infra.sandbox.ozon.shop import Hook, Shop, hooked


@pytest.fixture
def shop(sandbox: Driver) -> Shop:
    return Shop(sandbox)


@pytest.fixture
def hook(shop: Shop) -> Iterator[Hook]:
    """Connected, and looked at by Ozon's ping."""
    with hooked() as connected:
        shop.control("hook", url=connected.url, retry=0.02)
        connected.wait(1)
        shop.settled("delivered")
        connected.given.clear()
        yield connected
