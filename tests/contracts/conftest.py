"""Every contract is asked of the fakes and of the real storage."""

import pytest

from chalicelib import tracing
from chalicelib.bootstrap import random_id
from tests.contracts.stores import Stores, in_memory, of_hub
from tests.factories import a_community


@pytest.fixture(params=["memory", "cloud"])
def stores(request: pytest.FixtureRequest) -> Stores:
    tracing.begin("the-request")
    if request.param == "memory":
        return in_memory(a_community(id=random_id()[:8]))
    community = request.getfixturevalue("community")
    return of_hub(request.getfixturevalue("hub"), community)
