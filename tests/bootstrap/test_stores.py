"""The stores of production: over one connection, and files over the client that waits as long as whoever asks."""

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from msgspec.structs import replace

from chalicelib.bootstrap import Container, build
from chalicelib.bootstrap.stores import DynamoStores
from chalicelib.storage.engine import connection
from tests.usecases.house import SETTINGS


@pytest.fixture
def container() -> Container:
    container = build(replace(SETTINGS, uploads_bucket="uploads", proofs_bucket="proofs", resource_prefix="k-"))
    region = SimpleNamespace(meta=SimpleNamespace(region_name="eu-central-1"))
    vars(container.clients).update(dynamodb=region, files="quick", patient_files="patient")
    return container


@pytest.fixture(autouse=True)
def _before() -> Iterator[None]:
    before = list(connection._current)
    yield
    connection._current[:] = before


def test_files_and_proofs_are_for_requests_unless_patience_is_asked_for(container: Container) -> None:
    stores = container.stores
    assert isinstance(stores, DynamoStores)
    for files, client in ((stores.files, "quick"), (stores.patient_files, "patient")):
        assert (files.client, files.bucket) == (client, "uploads")
    for proofs, client in ((stores.proofs, "quick"), (stores.patient_proofs, "patient")):
        assert (proofs.client, proofs.uploads, proofs.bucket) == (client, "uploads", "proofs")


def test_whoever_reads_anything_has_the_connection_first(container: Container) -> None:
    connection._current.clear()
    assert container.stores.orders is container.stores.orders
    assert connection.current().client is container.clients.dynamodb
    assert connection.current().full_name("orders") == "k-orders"


def test_whatever_is_committed_is_of_the_containers_time(container: Container) -> None:
    stores = container.stores
    assert isinstance(stores, DynamoStores)
    assert (stores.commits.now, stores.commits.new_id) == (container.now, container.new_id)
    assert stores.comments.commits is stores.commits
