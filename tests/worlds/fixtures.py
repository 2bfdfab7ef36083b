"""What stores do is asked in every world: memory (of a tenant there), moto, the local cloud.

A folder whose tests are asked so has these in its conftest; they replace the one cloud of the others.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.worlds.chosen import CLOUD, LOCAL, MEMORY, MOTO
from tests.worlds.moto import Moto
from tests.worlds.surroundings import led_to

CLOUDS = (MOTO,) if CLOUD == MOTO else (pytest.param(MOTO, marks=pytest.mark.slow), LOCAL)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    names = metafunc.fixturenames
    if "world" in names:
        fakes = (MEMORY,) if "tenant" in names else ()
        told = metafunc.definition.get_closest_marker("not_of_moto")
        metafunc.parametrize("world", (*fakes, *((CLOUD,) if told else CLOUDS)))


@pytest.fixture
def world(request: pytest.FixtureRequest) -> str:
    """Which of them this test is asked of; for one that is about something else, that of the whole run."""
    return str(getattr(request, "param", CLOUD))


@pytest.fixture
def cloud(world: str, request: pytest.FixtureRequest) -> Iterator[dict[str, str]]:
    """A cloud's environment, for as long as the test lasts."""
    if world == LOCAL:
        with led_to(request.getfixturevalue("local_cloud")) as environment:
            yield environment
        return
    if world == MEMORY:
        pytest.fail("what is asked of a tenant in memory needs no cloud: whoever asks for one has another name for it")
    moto: Moto = request.getfixturevalue("moto")
    with moto.turn(request.module.__name__) as environment:
        yield environment
