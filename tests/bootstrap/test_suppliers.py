"""A supplier as he is spoken to."""

from types import SimpleNamespace
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.bootstrap.suppliers import SupplierClients
from chalicelib.bootstrap.transports import Transports
from chalicelib.domain.errors import Invalid
from chalicelib.marketplaces.http import CallMade
from tests.factories import NOW
from tests.fakes.external import MemoryIntegrationLog
from tests.fakes.memory import Memory
from tests.fakes.suppliers import a_supplier
from tests.usecases.house import SETTINGS


def clients(log: MemoryIntegrationLog) -> SupplierClients:
    known: Any = SimpleNamespace(dynamodb=None, settings=SETTINGS)
    return SupplierClients(Transports(known, lambda: log, lambda: NOW, lambda: "e1"))


def test_his_token_goes_out_to_his_address_and_a_call_stands_in_his_log() -> None:
    log = MemoryIntegrationLog(Memory())
    transport = clients(log).of(a_supplier(), "TOKEN", "7-1").transport
    assert (transport.url, transport.secrets) == (a_supplier().url, ("TOKEN",))
    assert transport.headers == {"Authorization": "Bearer TOKEN"}
    transport.made(CallMade("GET", "/offers", 200))
    (record,) = log.many(a_supplier().community, a_supplier().id, ["e1"])
    assert (record.name, record.order, record.status) == ("GET /offers", "7-1", 200)


def test_an_address_of_our_own_network_is_not_called() -> None:
    for url in ("http://parts.example/api", "https://10.0.0.1/api", "https://127.0.0.1/api"):
        with pytest.raises(Invalid, match="address_refused"):
            clients(MemoryIntegrationLog(Memory())).of(replace(a_supplier(), url=url), "TOKEN")
