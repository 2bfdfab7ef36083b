"""What a store does is asked of the one in memory and of the real one, in each cloud.

On a wire between it and the container a call can be counted or go wrong.
"""

from types import SimpleNamespace

import pytest

from chalicelib import tracing
from chalicelib.bootstrap import Container, random_id
from chalicelib.storage.engine import pauses
from tests.crash.wire import Wire
from tests.factories import a_community
from tests.storage.tenant import Tenant, in_memory, of_container
from tests.worlds.chosen import MEMORY
from tests.worlds.fixtures import cloud, pytest_generate_tests, world

__all__ = ["cloud", "pytest_generate_tests", "world"]


@pytest.fixture
def tenant(world: str, request: pytest.FixtureRequest) -> Tenant:
    tracing.begin("the-request")
    if world == MEMORY:
        return in_memory(a_community(id=random_id()[:8]))
    return of_container(request.getfixturevalue("container"), request.getfixturevalue("community"))


@pytest.fixture
def wire(container: Container, monkeypatch: pytest.MonkeyPatch) -> Wire:
    """Ask for it before anything is stored. Pauses between attempts are left out."""
    monkeypatch.setattr("botocore.endpoint.time", SimpleNamespace(sleep=lambda _: None))
    monkeypatch.setattr(pauses, "PAUSE", 0)
    return Wire.of(container)
