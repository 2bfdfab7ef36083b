"""What the tests stand on: the production container over a real local cloud, with a clock and ids of ours."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from xdist.scheduler import LoadFileScheduling

from chalicelib import bootstrap, tracing, visit
from chalicelib.bootstrap import Container
from chalicelib.domain.communities.community import Community
from chalicelib.settings import Settings
from chalicelib.usecases.access import limit_requests
from infra.local import ministack, stack
from infra.local.variables import DEMO
from tests import sessions
from tests.api.journey import Journey
from tests.recorder import Recorder
from tests.world import Api, Clock, CountedIds, Ok, api_of
from tests.worlds import differences
from tests.worlds.chosen import CLOUD, LOCAL, MOTO
from tests.worlds.surroundings import led_to, let_nothing_expire

if TYPE_CHECKING:
    from tests.worlds.moto import Moto

STAGE = "test"
TOGETHER = ("tests/browser/", "tests/desk/", "tests/infra/packaging/")
"""Folders whose tests share what takes seconds to make: the running house (one each), the package."""


class ByPlace(LoadFileScheduling):  # type: ignore[misc]  # xdist carries no types
    """A worker takes a file at a time, and some folders as a whole."""

    def _split_scope(self, nodeid: str) -> str:
        folder = next((each for each in TOGETHER if nodeid.startswith(each)), None)
        return folder or super()._split_scope(nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> ByPlace:
    return ByPlace(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    differences.plan(items)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    if CLOUD == MOTO:
        terminalreporter.section("on moto alone")
        stats = terminalreporter.stats
        for line in differences.told(stats.get("skipped", ()), len(stats.get("xfailed", ()))):
            terminalreporter.line(line)


@pytest.fixture(scope="session", autouse=True)
def _no_other_cloud() -> Iterator[None]:
    """A run on moto alone would not notice that something starts one."""
    with pytest.MonkeyPatch.context() as patched:
        if CLOUD == MOTO:
            patched.setattr(ministack, "start", _refuse)
        yield


def _refuse(*_: object, **__: object) -> None:
    pytest.fail("no other cloud is there; what needs one is named in tests/worlds/differences.py")


@pytest.fixture(scope="session", autouse=True)
def _quick_sessions() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patched:
        sessions.made_quickly(patched)
        yield


@pytest.fixture(scope="session")
def local_cloud() -> Iterator[dict[str, str]]:
    """A MiniStack with the deployed template's resources; the environment that leads to it."""
    with ministack.running() as backend:
        environment = stack.create(backend.url, STAGE)
        let_nothing_expire(backend.url, environment)
        yield environment


@pytest.fixture(scope="session")
def moto() -> Moto:
    from tests.worlds.moto import Moto  # two seconds, for those who ask for it

    return Moto()


@pytest.fixture(scope="module")
def cloud(request: pytest.FixtureRequest) -> Iterator[dict[str, str]]:
    """The cloud of this run, with the deployed template's resources."""
    if CLOUD == LOCAL:
        with led_to(request.getfixturevalue("local_cloud")) as environment:
            yield environment
        return
    moto = request.getfixturevalue("moto")
    with moto.turn(request.module.__name__) as environment:
        yield environment


@pytest.fixture(scope="session")
def ok(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ok]:
    """The sandbox's OK over real HTTP."""
    with Ok.running(tmp_path_factory.mktemp("sandbox")) as running:
        yield running


@pytest.fixture(autouse=True)
def _untraced() -> None:
    """No test inherits the correlation of another, or who acted in it."""
    tracing.begin("")
    visit.begin()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def settings(cloud: dict[str, str], ok: Ok) -> Settings:
    sandbox = {
        "TOKEN_KEYS": "new-key-of-the-tests,old-key-of-the-tests",
        "OK_API_URL": ok.url,
        "OK_API_SERVERS": ok.url,
        "OZON_API_URL": f"{ok.url}ozon",
        "CHANNELS_URL": ok.url.rstrip("/"),
        "SMS_PREFIXES": "+7",
        "ALLOW_LOOPBACK": "yes",
        "COALESCING_SECONDS": "0",
        "PUBLIC_URL": "http://127.0.0.1:1/",
        "CABINET_LINK": "https://ok.ru/group/{group}/app/{app}?custom_args=order%3D{number}",
        "OK_MESSAGES_PER_SECOND": "100",  # the clock stands still
    }
    return Settings.read(cloud | DEMO | sandbox)


@pytest.fixture
def container(settings: Settings, ok: Ok, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Container]:
    """The container that production builds; every AWS call is recorded in ``recorder``.

    The clock stands still: whoever asks a thousand things in that minute is neither refused nor counted for it.
    """
    monkeypatch.setattr(limit_requests, "LIMIT", 100_000)
    monkeypatch.setattr(limit_requests, "TOLD_AT_ONCE", 100_000)
    ok.reset()
    built = bootstrap.build(settings, clock, CountedIds())
    bootstrap.install(built)
    yield built
    bootstrap._installed.clear()


@pytest.fixture
def recorder(container: Container) -> Recorder:
    return Recorder.of(container)


@pytest.fixture
def community(container: Container, ok: Ok) -> Community:
    """A new tenant on its own: tests share the tables, not the tenants. It is linked to the sandbox's group."""
    return ok.found(container)


@pytest.fixture
def api(container: Container, recorder: Recorder) -> Iterator[Api]:
    with api_of(recorder) as client:
        yield client


@pytest.fixture
def journey(api: Api, ok: Ok, container: Container, community: Community, clock: Clock) -> Journey:
    return Journey(api=api, ok=ok, container=container, community=community, clock=clock)
