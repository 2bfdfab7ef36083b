"""The played OK as its clients meet it."""

from collections.abc import Iterator

import pytest
import responses

from chalicelib.ok.bot import OkBot
from chalicelib.ok.rest import OkGroup
from infra.local.variables import DEMO
from tests.world import Ok


@pytest.fixture
def partner(ok: Ok) -> Iterator[Ok]:
    """OK over real HTTP, with everything forgotten before and after."""
    ok.reset()
    yield ok
    ok.reset()


@pytest.fixture
def bot(partner: Ok) -> OkBot:
    return OkBot(partner.url)


@pytest.fixture
def group(partner: Ok) -> OkGroup:
    return OkGroup(partner.url, DEMO["OK_APPLICATION_KEY"], DEMO["OK_APPLICATION_SECRET"])


@pytest.fixture
def replies() -> Iterator[responses.RequestsMock]:
    """Where a reply must be exact: nothing leaves the process."""
    with responses.RequestsMock() as mock:
        yield mock
