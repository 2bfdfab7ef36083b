"""The played channels as their adapters meet them."""

from collections.abc import Iterator
from typing import Any

import botocore.session
import pytest
from botocore.config import Config

from chalicelib.bootstrap.clients import ONCE
from chalicelib.usecases.ports import DeskMessage
from tests.factories import NOW
from tests.world import Ok

MESSAGE = DeskMessage(
    id="e1",
    at=NOW,
    subject="Новый внешний заказ 1",
    text="Новый внешний заказ 1: «Ozon»",
    link="https://kabinet.example/desk#/external",
    opens="Открыть рабочий стол",
    events=({"id": "e1", "type": "external_order"},),
)
CREDENTIALS = {"aws_access_key_id": "test", "aws_secret_access_key": "test", "region_name": "eu-central-1"}


@pytest.fixture
def sandbox(ok: Ok) -> Iterator[Ok]:
    """Over real HTTP, with everything forgotten before and after."""
    ok.reset()
    yield ok
    ok.reset()


def boxes(sandbox: Ok, name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = sandbox.look("channels")[name]
    return found


def misbehave(sandbox: Ok, target: str, kind: str | None, **wish: Any) -> None:
    sandbox.ask("faults", target=target, kind=kind, **wish)


def client(service: str, url: str, **config: Any) -> Any:
    session = botocore.session.get_session()
    return session.create_client(service, endpoint_url=url, config=ONCE.merge(Config(**config)), **CREDENTIALS)
