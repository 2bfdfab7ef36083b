"""Addresses that people give are called in one way, whoever is called: nothing leaves for our own network."""

import socket
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.bootstrap.clients import Clients
from chalicelib.bootstrap.marketplaces import MarketplaceClients
from chalicelib.bootstrap.suppliers import SupplierClients
from chalicelib.bootstrap.transports import Transports
from chalicelib.domain.errors import KabinetError
from chalicelib.domain.external.marketplace import Marketplace
from chalicelib.domain.external.sighting import Phase
from tests.factories import NOW, an_account
from tests.fakes.external import MemoryIntegrationLog
from tests.fakes.marketplaces import FakeLimiter
from tests.fakes.memory import Memory
from tests.fakes.suppliers import a_supplier
from tests.usecases.house import SETTINGS

AT_HOME = ("127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "::ffff:127.0.0.1", "fd00::1", "64:ff9b::7f00:1")
URL = "https://moved.example/api"

Asking = Callable[[], object]


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> MemoryIntegrationLog:
    monkeypatch.setattr(Transports, "_limiter", lambda *_: FakeLimiter())
    return MemoryIntegrationLog(Memory())


def asking(log: MemoryIntegrationLog, url: str) -> list[Asking]:
    """Whoever is called at an address that somebody gave; what is connected later belongs here."""
    clients = Clients(SETTINGS)
    suppliers = SupplierClients(Transports(clients, lambda: log, lambda: NOW, lambda: "e1"))
    accounts = MarketplaceClients(clients, lambda: log, lambda: NOW, lambda: "e2")
    form = {"url": url, "profile": "", "header": "Authorization", "scheme": "Bearer"}
    account = an_account(marketplace=Marketplace.GETZZAP, settings=form)
    return [
        lambda: suppliers.of(replace(a_supplier(), url=url), "TOKEN").offers("OC-90"),
        lambda: accounts.of(account, {"token": "TOKEN"}, "").check(),
    ]


def leading(to: str, *_: Any, **__: Any) -> list[Any]:
    return [(socket.AF_INET6 if ":" in to else socket.AF_INET, socket.SOCK_STREAM, 6, "", (to, 443))]


@pytest.mark.parametrize("address", AT_HOME)
def test_a_name_that_leads_home_by_now_is_not_called(
    log: MemoryIntegrationLog, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    connected: list[object] = []
    monkeypatch.setattr(socket, "getaddrinfo", partial(leading, address))
    monkeypatch.setattr(socket.socket, "connect", lambda *asked: connected.append(asked))
    for ask in asking(log, URL):
        with pytest.raises(KabinetError, match="address_refused"):
            ask()
    assert connected == []


def test_an_address_of_another_form_is_not_even_looked_up(
    log: MemoryIntegrationLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: pytest.fail("it was looked up"))
    for url in ("http://moved.example/api", "https://10.0.0.1/api", "https://u:p@moved.example", "https://[::1]/api"):
        for ask in asking(log, url):
            with pytest.raises(KabinetError, match="address_refused"):
                ask()


@pytest.mark.parametrize(
    ("profile", "phases"),
    [('{"phases": {"NO": "cancelled"}}', {"NO": Phase.CANCELLED}), ("", {}), ("{", {}), ('{"phases": 7}', {})],
)
def test_what_statuses_mean_is_in_the_profile_of_an_account_that_is_never_asked_too(
    log: MemoryIntegrationLog, profile: str, phases: dict[str, Phase]
) -> None:
    accounts = MarketplaceClients(Clients(SETTINGS), lambda: log, lambda: NOW, lambda: "e2")
    account = an_account(marketplace=Marketplace.GETZZAP, settings={"url": "", "profile": profile})
    assert accounts.phases_of(account) == phases
    assert accounts.phases_of(an_account(marketplace=Marketplace.OZON)) == {}
