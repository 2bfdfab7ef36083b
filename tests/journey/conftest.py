"""The whole application on moto alone, whatever the cloud of the run."""

from collections.abc import Iterator
from typing import Any

import pytest

from chalicelib.bootstrap import Container
from tests.api.journey import Journey
from tests.journey.functions import Functions
from tests.world import Api, Clock, Ok
from tests.worlds.moto import Moto


@pytest.fixture
def cloud(moto: Moto) -> Iterator[dict[str, str]]:
    with moto.turn(__name__) as environment:
        yield environment


@pytest.fixture
def functions(container: Container, cloud: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Functions:
    """Nobody else puts anything into the queues: what is not there at once will not come."""
    monkeypatch.setattr("infra.local.queues.WAIT_SECONDS", 0)
    return Functions(container, cloud)


@pytest.fixture
def journey(functions: Functions, api: Api, ok: Ok, container: Container, clock: Clock) -> Journey:
    """Its community is founded once the stream is watched."""
    community = ok.found(container)
    return OnMoto(api=api, ok=ok, container=container, community=community, clock=clock, functions=functions)


class OnMoto(Journey):
    """``steps`` is what the real functions do with real events."""

    def __init__(self, *, functions: Functions, **parts: Any) -> None:
        super().__init__(**parts)
        self.steps = functions.settle  # type: ignore[method-assign]
