"""S1 of every route that marketplaces push to: what is forged or malformed is refused in words, and sets nothing going.

In memory: a store that is asked too early breaks the test.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from chalice.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from app import app
from chalicelib import bootstrap
from chalicelib.bootstrap import Container
from chalicelib.bootstrap.marketplaces import webhooks_of
from chalicelib.domain.external.marketplace import Marketplace
from chalicelib.domain.journal import Event
from tests.api.hooks.malformed import FORGED_KEYS, NEVER, NEVER_A_SIGNATURE, NEVER_A_TIME, SILENT, odd
from tests.api.hooks.pushing import PUSHES, Pusher
from tests.factories import COMMUNITY
from tests.usecases.house import SETTINGS, House

EACH = pytest.mark.parametrize("marketplace", PUSHES)
CASES = pytest.mark.parametrize(
    "cases", [40, pytest.param(150, marks=pytest.mark.slow), pytest.param(4_000, marks=pytest.mark.long)]
)
"""Of each kind and route; there are four kinds."""


class Untouched:
    """A store that nobody may ask."""

    def __getattr__(self, name: str) -> Any:
        return self

    def __call__(self, *_: object, **__: object) -> Any:
        raise AssertionError("asked before it was known who asks")


@dataclass(frozen=True)
class Door:
    """A route, with an account behind it; ``house`` is what it leads into."""

    pusher: Pusher
    house: House
    client: Client

    def push(self, body: bytes, headers: Mapping[str, str] | None = None, key: str = "") -> int:
        path = PUSHES[self.pusher.marketplace][0].format(key) if key else self.pusher.path
        signed = self.pusher.signed(body) if headers is None else headers
        known = {"Content-Type": "application/json", **signed}
        answer = self.client.http.request("POST", path, headers=known, body=body)
        assert answer.headers["Content-Type"] in ("application/json", "application/problem+json")
        assert isinstance(json.loads(answer.body), dict)
        return int(answer.status_code)

    def heard(self) -> int:
        return sum(entry.event == Event.EXTERNAL_RECEIVED for entry in self.house.memory.journal)


@pytest.fixture
def door(marketplace: Marketplace) -> Iterator[Door]:
    house = House()
    vars(house.partners)["marketplace_webhooks"] = lambda name: webhooks_of(name, SETTINGS)
    pusher = Pusher(marketplace, house.container, COMMUNITY, house.clock())
    pusher.connect()
    bootstrap.install(house.container)
    with Client(app) as client:
        yield Door(pusher, house, client)
    bootstrap._installed.clear()


def tried(cases: int, check: Callable[[Any], None], what: SearchStrategy[Any]) -> None:
    settings(max_examples=cases, deadline=None, database=None, suppress_health_check=list(HealthCheck))(
        given(what)(check)
    )()


def without_stores(house: House) -> Container:
    partners = house.adapters()[1]
    nobody: Any = Untouched()
    return bootstrap.build(SETTINGS, house.clock, house.ids, stores=nobody, partners=partners)


@EACH
@CASES
def test_an_address_that_nobody_signed_leads_nowhere_and_no_store_is_asked(door: Door, cases: int) -> None:
    bootstrap.install(without_stores(door.house))
    refused = {404, 400} if door.pusher.marketplace is Marketplace.YANDEX_MARKET else {404}
    body = json.dumps(door.pusher.push).encode()

    def check(key: str) -> None:
        assert door.push(body, key=key) in refused

    tried(cases, check, FORGED_KEYS)


@EACH
@CASES
def test_what_was_never_a_push_is_refused_and_sets_nothing_going(door: Door, cases: int) -> None:
    def check(body: bytes) -> None:
        assert door.push(body) == 400

    tried(cases, check, NEVER if door.pusher.marketplace.signs else NEVER | SILENT)
    assert door.heard() == 0


@EACH
@CASES
def test_a_push_with_something_odd_in_it_is_taken_or_refused_and_nothing_else(door: Door, cases: int) -> None:
    def check(body: bytes) -> None:
        assert door.push(body) in (200, 400)

    tried(cases, check, odd(door.pusher.marketplace) | SILENT)


@pytest.mark.parametrize("marketplace", [Marketplace.GETZZAP])
@CASES
def test_a_signature_that_is_none_is_refused_whatever_it_signs(door: Door, cases: int) -> None:
    body = json.dumps(door.pusher.push).encode()
    genuine = door.pusher.signed(body)
    assert len(genuine) == 3

    def check(spoilt: tuple[str, str]) -> None:
        name, value = spoilt
        assert door.push(body, {**genuine, name: value}) == 400

    spoilt = st.one_of(
        st.tuples(st.just("webhook-signature"), NEVER_A_SIGNATURE),
        st.tuples(st.just("webhook-timestamp"), NEVER_A_TIME),
        st.tuples(st.just("webhook-id"), st.text(max_size=300).filter(lambda id: id != "m1")),
    )
    tried(cases, check, spoilt)
    assert door.heard() == 0
    assert door.push(body, genuine) == 200
