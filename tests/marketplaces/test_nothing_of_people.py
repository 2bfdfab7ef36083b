"""Nothing of a person and no key is found in the integration log of any of the five marketplaces, either way."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pytest
import responses
from msgspec.structs import replace

from chalicelib.bootstrap.clients import Clients
from chalicelib.bootstrap.marketplaces import MarketplaceClients, webhooks_of
from chalicelib.bootstrap.transports import Transports
from chalicelib.domain.errors import KabinetError
from chalicelib.domain.external.account import FORMS, Account
from chalicelib.domain.external.integration_log import Direction, LogRecord
from chalicelib.domain.external.marketplace import Marketplace
from chalicelib.domain.external.sighting import Sighting
from chalicelib.marketplaces.getzzap.webhooks import GenericWebhooks
from chalicelib.storage.external.integration_log import write_record
from chalicelib.usecases.ports import Refusing
from tests.factories import NOW, a_log_record, a_sighting, an_account
from tests.fakes.external import MemoryIntegrationLog
from tests.fakes.marketplaces import FakeLimiter
from tests.fakes.memory import Memory
from tests.usecases.house import SETTINGS

NAME, PHONE, EMAIL, ADDRESS, WORDS = "Дальнегорская", "9161234567", "anna@example.org", "Лесная", "перезвоните"
KEY = "PLANTED-KEY-7f3a"
PERSON = {
    "name": f"{NAME} Анна",
    "phone": f"+7{PHONE}",
    "email": EMAIL,
    "address": {"address_tail": f"ул. {ADDRESS}, 5"},
    "comment": f"{WORDS} {PHONE}",
    "firstName": NAME,
    "lastName": NAME,
    "phones": [f"8{PHONE}"],
    "fio": NAME,
    "addressee": {"name": NAME, "phone": PHONE},
    "fullAddress": ADDRESS,
    "client_name": NAME,
    "street": ADDRESS,
}
PLANTED = (NAME, PHONE, EMAIL, ADDRESS, WORDS, KEY)
SECRETS = {"api_key": KEY, "token": KEY, "login": f"{KEY}-login", "password": f"{KEY}-password"}


def planted(body: Mapping[str, Any]) -> Any:
    """A person in every object, under names of his and beside what is kept; and the key, as if it were repeated."""

    def sown(value: Any) -> Any:
        if isinstance(value, Mapping):
            own = {name: sown(each) for name, each in value.items()}
            told = {"customer": PERSON, "buyer": PERSON, "delivery": PERSON, "recipient": PERSON, "api_key": KEY}
            return {
                **told,
                **PERSON,
                **own,
                NAME: 1,
                f"+7{PHONE}": "x",
                "error": f"key {KEY} of +7 {PHONE[:3]} {PHONE[3:]}",
            }
        return [sown(each) for each in value] if isinstance(value, list) else value

    return sown(dict(body))


ORDER = {
    "posting_number": "1-1",
    "status": "awaiting_packaging",
    "products": [{"sku": 7, "offer_id": "A", "quantity": 1}],
}
ANSWERS: Mapping[str, Any] = {
    "result": {**ORDER, "postings": [ORDER], "orders": [ORDER]},
    "postings": [ORDER],
    "orders": [{"id": 1, "orderId": 1, "status": "PROCESSING", "items": [{"offerId": "A", "count": 1}]}],
    "order": {"id": 1, "status": "PROCESSING"},
    "table": [{"code_order": "1", "code_track": "100", "class_man": "KNECHT", "partnumber": "OC90"}],
    "roles": [{"name": "Admin"}],
    "errors": [{"code": "BAD", "message": f"{NAME} {PHONE}"}],
}
PUSHES: Mapping[Marketplace, Mapping[str, Any]] = {
    Marketplace.OZON: {
        "message_type": "TYPE_NEW_POSTING",
        "posting_number": "1-1",
        "seller_id": 7,
        "products": [{"sku": 1}],
    },
    Marketplace.YANDEX_MARKET: {
        "notificationType": "ORDER_CREATED",
        "orderId": 1,
        "campaignId": 7,
        "items": [{"offerId": "A", "count": 1}],
        "createdAt": "2026-11-22T10:00:00Z",
    },
    Marketplace.GETZZAP: {
        "type": "order.created",
        "data": {
            "order": "1",
            "seller": "7",
            "phase": "open",
            "status": "new",
            "lines": [{"key": "1", "article": "A"}],
        },
    },
}


@dataclass
class Kept:
    """What went into the log of an account, as its rows are stored."""

    memory: Memory = field(default_factory=Memory)
    count: int = 0

    def new_id(self) -> str:
        self.count += 1
        return f"id{self.count}"

    @property
    def records(self) -> list[LogRecord]:
        return list(self.memory.of(LogRecord, "c1"))

    @property
    def rows(self) -> str:
        """With letters as they are and as JSON writes them."""
        rows = [row.attribute_values for record in self.records for row in write_record(record)]
        return json.dumps(rows, ensure_ascii=False, default=str) + json.dumps(rows, default=str)

    def leaks(self) -> list[str]:
        text = self.rows.replace("-", "").replace(" ", "")
        return [each for each in PLANTED if each in self.rows or each.replace("-", "") in text]


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def replies() -> Iterator[responses.RequestsMock]:
    with responses.RequestsMock(assert_all_requests_are_fired=False) as mock:
        yield mock


def an_account_at(marketplace: Marketplace) -> Account:
    settings = dict.fromkeys(FORMS[marketplace].public, "7")
    if marketplace is Marketplace.GETZZAP:
        settings |= {"url": "http://127.0.0.1:9/api", "profile": "", "header": "Authorization", "scheme": "Bearer"}
    return an_account(community="c1", id=f"{marketplace}-1", marketplace=marketplace, settings=settings)


def spoken(kept: Kept, account: Account, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], object]]:
    """Every call that is ever made of a marketplace, one after the other."""
    monkeypatch.setattr(Transports, "_limiter", lambda *_: FakeLimiter())
    clients = Clients(replace(SETTINGS, allow_loopback="yes"))
    log = MemoryIntegrationLog(kept.memory)
    made = MarketplaceClients(clients, lambda: log, lambda: datetime.now(UTC), kept.new_id)
    market = made.of(account, {name: SECRETS[name] for name in FORMS[account.marketplace].secret}, "1-1")
    sighting: Sighting = a_sighting(order="1")
    pieces = {line.key: 1 for line in sighting.lines}
    yield market.check
    yield lambda: market.read("1")
    yield lambda: market.list(NOW, NOW)
    yield lambda: market.reasons(sighting)
    yield lambda: market.accept(sighting, pieces)
    yield lambda: market.refuse(sighting, Refusing("352", f"{WORDS} {NAME}", None))


@pytest.mark.parametrize("marketplace", Marketplace)
def test_calls_keep_nothing_of_people_and_keys(
    marketplace: Marketplace, kept: Kept, monkeypatch: pytest.MonkeyPatch, replies: responses.RequestsMock
) -> None:
    body = json.dumps(planted(ANSWERS), ensure_ascii=False)
    for method in (responses.GET, responses.POST, responses.PUT, responses.PATCH):
        for status in (200, 400, 401, 500):
            replies.add(method, re.compile("https?://.*"), body=body, status=status)
    for _ in range(4):
        for call in spoken(kept, an_account_at(marketplace), monkeypatch):
            with suppress(KabinetError):
                call()
    assert len(kept.records) >= 6
    assert any(record.answered for record in kept.records)
    assert kept.leaks() == []


@pytest.mark.parametrize("marketplace", PUSHES)
def test_pushes_keep_nothing_of_people(marketplace: Marketplace, kept: Kept) -> None:
    body = json.dumps(planted(PUSHES[marketplace]), ensure_ascii=False).encode()
    webhooks = GenericWebhooks(lambda *_: True) if marketplace.signs else webhooks_of(marketplace, SETTINGS)
    event = webhooks.read(body, {"webhook-id": "m1"})
    record = a_log_record(
        community="c1",
        account="a",
        id=event.id,
        direction=Direction.INCOMING,
        name=event.type,
        order=event.order,
        asked=event.body,
    )
    MemoryIntegrationLog(kept.memory).write(record)
    assert event.order
    assert len(event.body) > 20
    assert kept.leaks() == []
