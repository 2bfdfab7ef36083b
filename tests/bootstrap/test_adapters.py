"""Production and tests have the same adapters: the container asks neither for more than the other has."""

from collections.abc import Callable

from chalicelib.bootstrap.adapters import Partners, Stores
from chalicelib.bootstrap.partners import RemotePartners
from chalicelib.bootstrap.stores import DynamoStores
from tests.fakes import FakePartners, MemoryStores

STORES: list[Callable[..., Stores]] = [DynamoStores, MemoryStores]
PARTNERS: list[Callable[..., Partners]] = [RemotePartners, FakePartners]
"""Their types are checked where this file is."""


def names(kind: object) -> set[str]:
    return {name for name in dir(kind) if not name.startswith("_")}


def test_what_the_container_asks_for_is_there_over_memory() -> None:
    assert names(Stores) <= names(MemoryStores())
    assert names(Partners) <= names(FakePartners())


def test_what_production_has_is_what_the_container_asks_for() -> None:
    assert names(DynamoStores) - {"clients", "signing", "now", "new_id"} == names(Stores)
    assert names(RemotePartners) - {"clients", "now", "new_id", "integration_log", "settings"} == names(Partners)
