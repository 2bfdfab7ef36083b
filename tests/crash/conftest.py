"""Tables and queues of their own, so that all of what is stored can be looked at after every run."""

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from msgspec.structs import replace

from chalicelib import bootstrap
from chalicelib.settings import Settings
from chalicelib.storage.engine.connection import connect
from infra.local import stack
from infra.local.variables import DEMO
from tests.crash.channels import PlayedChannels
from tests.crash.harness import FreshIds, Workshop
from tests.crash.market import PlayedMarket
from tests.crash.supplying import PlayedSuppliers
from tests.crash.tenant import Shelf
from tests.crash.wire import Wire
from tests.fakes import FewRests
from tests.world import Clock, Ok
from tests.worlds.surroundings import led_to, let_nothing_expire


@pytest.fixture(scope="session")
def _environment(local_cloud: dict[str, str]) -> dict[str, str]:
    environment = stack.create(local_cloud["AWS_ENDPOINT_URL"], "crash")
    let_nothing_expire(local_cloud["AWS_ENDPOINT_URL"], environment)
    return environment


@pytest.fixture(scope="session")
def _workshop(_environment: dict[str, str], ok: Ok) -> Workshop:
    with led_to(_environment):
        return _furnished(_environment, ok)


def _furnished(environment: dict[str, str], ok: Ok) -> Workshop:
    sandbox = {
        "TOKEN_KEYS": "key",
        "OK_API_URL": ok.url,
        "OK_API_SERVERS": ok.url,
        "PUBLIC_URL": "https://cabinet.test/",
        "COALESCING_SECONDS": "0",
    }
    clock, ids = Clock(), FreshIds()
    container = bootstrap.build(Settings.read(environment | DEMO | sandbox), clock, ids)
    wire = Wire.of(container)
    market = PlayedMarket.into(container, wire)
    PlayedChannels.into(container, wire, market)
    PlayedSuppliers.into(container, wire, market)
    workshop = Workshop(
        container=container,
        wire=wire,
        shelf=Shelf(environment),
        ok=ok,
        clock=clock,
        ids=ids,
        market=market,
    )
    vars(container.notices)["send"] = replace(container.notices.send, patience=FewRests().patience)
    deliveries = replace(container.desk_notices.deliveries, patience=FewRests().patience)
    vars(container.desk_notices)["dispatch"] = replace(container.desk_notices.dispatch, deliveries=deliveries)
    return workshop


@pytest.fixture
def workshop(_environment: dict[str, str], _workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workshop]:
    """The rows are attached to the tables of the container that was used last. Pauses between attempts are left out."""
    for module in ("botocore.endpoint", "chalicelib.storage.engine.pauses"):
        monkeypatch.setattr(f"{module}.time", SimpleNamespace(sleep=lambda _: None))
    connect(_workshop.container.clients.dynamodb, _workshop.container.settings.table)
    bootstrap.install(_workshop.container)
    _workshop.ok.reset()
    with led_to(_environment), _workshop.wire.to_partners():
        yield _workshop
    bootstrap._installed.clear()
