"""A real browser before the real house: all that `make run` starts, on ports and in a folder of its own."""

import json
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from chalicelib import bootstrap
from chalicelib.domain.communities.community import Community
from chalicelib.settings import Settings
from infra.demo.__main__ import main as seed
from infra.local import ministack, supervisor
from infra.local.memory import Memory
from infra.local.ministack import MiniStack
from infra.local.ports import LOOPBACK, free_port
from infra.local.sources import PACE
from infra.operate import communities
from tests.browser.callers import Organizer
from tests.browser.house import House
from tests.browser.visits import Profiles, Visits
from tests.chromium import browsing
from tests.infra.sandbox.driver import Driver
from tests.world import ANNA, GROUP

COALESCING = "0"
"""Seconds: nobody waits for further edits. What an import changes is one message all the same."""

DAY = 86_400
expect.set_options(timeout=15_000)


@pytest.fixture(scope="package")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, int, supervisor.Running]]:
    """The ports of the cabinet and of the sandbox, and all that runs."""
    port, sandbox_port, memory = free_port(), free_port(), Memory(tmp_path_factory.mktemp("runtime"))
    stop_clocks(memory)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(ministack, "start", partial(_kept_nowhere, ministack.start))
        with supervisor.serving(port, sandbox_port, memory, coalescing=COALESCING) as started:
            yield port, sandbox_port, started


def _kept_nowhere(start: Callable[..., MiniStack], port: int, scratch: Path, _: Path, **more: Any) -> MiniStack:
    """Nobody starts this house again: what would write its store to a disk every other second is left out."""
    return start(port, scratch, **more)


def stop_clocks(memory: Memory) -> None:
    """A test asks for what it needs; a clock would wake the communities of all the others too."""
    memory.bookmarks.mkdir()
    for name in PACE:
        (memory.bookmarks / f"{name}.schedule").write_text(json.dumps(time.time() + DAY))


@pytest.fixture(scope="package")
def house(running: tuple[int, int, supervisor.Running]) -> Iterator[House]:
    """Until other tests run: the rows of the store know one container of a process."""
    port, sandbox_port, started = running
    with pytest.MonkeyPatch.context() as environment:
        for name, value in started.settings.items():
            environment.setenv(name, value)
        container = bootstrap.build(Settings.read(started.settings))
        address, token = f"http://{LOOPBACK}:{port}/", started.settings["OK_BOT_TOKEN"]
        yield House(
            container=container, address=address, ok=Driver(sandbox_port), backend=started.backend.url, bot_token=token
        )


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Until other tests run: Playwright runs once in a process at a time, and the sandbox's tests have theirs."""
    with browsing() as started:
        yield started


@pytest.fixture(scope="package")
def profiles(browser: Browser) -> Profiles:
    return Profiles(browser)


@pytest.fixture
def visits(profiles: Profiles, house: House) -> Iterator[Visits]:
    """Opens pages; what they complain of and the test did not expect fails it."""
    made = Visits(profiles, house)
    yield made
    made.close()
    assert made.unexpected() == []


@pytest.fixture
def community(house: House) -> Community:
    return house.found()


@pytest.fixture
def anna(house: House, community: Community) -> str:
    """Anna has opened the cabinet before; as a buyer she is called so."""
    return house.welcome(ANNA)


@pytest.fixture
def organizer(house: House, community: Community) -> Organizer:
    return Organizer.at_desk(house, community)


@pytest.fixture(scope="module")
def demo(house: House) -> Iterator[Community]:
    """The community that `make run` begins with."""
    house.forget()
    bootstrap.install(house.container)
    seed()
    yield communities.find(house.container, GROUP)
    bootstrap._installed.clear()
