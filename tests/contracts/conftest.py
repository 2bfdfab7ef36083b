"""Every contract is asked of the fakes and of the real storage, in each cloud."""

import pytest

from chalicelib import tracing
from chalicelib.bootstrap import random_id
from tests.contracts.stores import Stores, in_memory, of_container
from tests.factories import a_community
from tests.worlds.chosen import MEMORY
from tests.worlds.fixtures import cloud, pytest_generate_tests, world

__all__ = ["cloud", "pytest_generate_tests", "world"]


@pytest.fixture
def stores(world: str, request: pytest.FixtureRequest) -> Stores:
    tracing.begin("the-request")
    if world == MEMORY:
        return in_memory(a_community(id=random_id()[:8]))
    community = request.getfixturevalue("community")
    return of_container(request.getfixturevalue("container"), community)
