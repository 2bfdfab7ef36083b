"""One played Market for the tests of a file, as in the beginning for each of them; and a webhook it may tell."""

from collections.abc import Iterator

import pytest

from tests.infra.sandbox.driver import Driver
from tests.infra.sandbox.serving import running
from tests.infra.sandbox.yandex_market.receiver import Hook, receiving
from tests.infra.sandbox.yandex_market.talking import Seller, control


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Driver]:
    with running(tmp_path_factory.mktemp("market")) as driver:
        yield driver


@pytest.fixture
def sandbox(server: Driver) -> Driver:
    server.control("reset", {})
    return server


@pytest.fixture
def seller(sandbox: Driver) -> Seller:
    return Seller(sandbox)


@pytest.fixture
def hook() -> Iterator[Hook]:
    with receiving() as hook:
        yield hook


@pytest.fixture
def connected(sandbox: Driver, hook: Hook) -> Driver:
    control(sandbox, "retry", seconds=0.05)
    assert control(sandbox, "webhook", url=hook.url) == {"connected": True, "outcome": "ok"}
    hook.given.clear()
    return sandbox
