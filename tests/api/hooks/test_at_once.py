"""Pushes of one order, in threads at the same moment: each is kept once, and the order is read into one."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

import pytest

from chalicelib.bootstrap import Container
from chalicelib.domain.communities.community import Community
from chalicelib.domain.errors import Conflict
from chalicelib.domain.external.integration_log import LogFilter
from chalicelib.domain.external.marketplace import Marketplace
from chalicelib.domain.journal import Entry, Event, external_subject
from chalicelib.usecases.external.receive_webhooks import Push
from tests.api.hooks.pushing import NUMBER, PUSHES, Pusher
from tests.factories import a_sighting
from tests.fakes.marketplaces import FakeMarketplace
from tests.world import Clock
from tests.worlds.differences import not_of_moto

Thing = TypeVar("Thing")

TIMES = 5
KINDS = {
    Marketplace.OZON: ("message_type", ("TYPE_NEW_POSTING", "TYPE_STATE_CHANGED", "TYPE_POSTING_CANCELLED")),
    Marketplace.YANDEX_MARKET: ("notificationType", ("ORDER_CREATED", "ORDER_STATUS_UPDATED", "ORDER_CANCELLED")),
    Marketplace.GETZZAP: ("type", ("order.created", "order.updated", "order.cancelled")),
}

pytestmark = not_of_moto("it takes one request at a time")


@pytest.fixture
def pusher(
    container: Container,
    community: Community,
    clock: Clock,
    market: FakeMarketplace,
    request: pytest.FixtureRequest,
) -> Pusher:
    market.shown[NUMBER] = a_sighting(order=NUMBER)
    pusher = Pusher(request.param, container, community.id, clock())
    pusher.connect()
    return pusher


def at_once(works: Sequence[Callable[[], Thing]]) -> list[Thing]:
    """All begin when the last is ready."""
    ready = Barrier(len(works))

    def begun(work: Callable[[], Thing]) -> Thing:
        ready.wait(timeout=10)
        return work()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(begun, works))


def pushed(pusher: Pusher, kind: str) -> Callable[[], int]:
    """By the use case itself: a function in Lambda has one request at a time, so that Chalice keeps it in one place."""
    name, _ = KINDS[pusher.marketplace]
    body = json.dumps({**pusher.push, name: kind}).encode()
    key = pusher.path.removesuffix("/notification").rpartition("/")[2]
    push = Push(
        marketplace=pusher.marketplace, key=key, network="", headers=pusher.signed(body, message=kind), body=body
    )
    return lambda: pusher.container.external.receive_webhooks.accept(push)[0].status


def heard(pusher: Pusher) -> Sequence[Entry]:
    subject = external_subject(f"{pusher.account.id}/{NUMBER}")
    return [
        entry
        for entry in pusher.container.stores.journal.of(pusher.community, subject)
        if entry.event == Event.EXTERNAL_RECEIVED
    ]


def read(pusher: Pusher, entry: Entry) -> Callable[[], bool]:
    """Whether it is done; who came second comes again."""

    def work() -> bool:
        try:
            pusher.container.background.external.run(entry)
        except Conflict:
            return False
        return True

    return work


@pytest.mark.parametrize("pusher", PUSHES, indirect=True)
def test_one_push_that_comes_five_times_at_once_is_one_row_of_the_log_and_one_reading(pusher: Pusher) -> None:
    _, (kind, *_) = KINDS[pusher.marketplace]
    statuses = at_once([pushed(pusher, kind)] * TIMES)
    assert set(statuses) <= {200, 500, 503}
    assert 200 in statuses
    assert pushed(pusher, kind)() == 200, "whoever was told to come again does"
    page = pusher.container.stores.integration_log.page(pusher.community, LogFilter(pusher.account.id), None, 20)
    assert len(page.things) == len(heard(pusher)) == 1


@pytest.mark.parametrize("pusher", PUSHES, indirect=True)
def test_different_pushes_of_an_order_at_once_are_each_kept_and_make_one_order(pusher: Pusher) -> None:
    _, kinds = KINDS[pusher.marketplace]
    assert set(at_once([pushed(pusher, kind) for kind in kinds for _ in range(2)])) <= {200, 500, 503}
    assert {pushed(pusher, kind)() for kind in kinds} == {200}
    entries = heard(pusher)
    assert len(entries) == len(kinds)
    done = at_once([read(pusher, entry) for entry in entries])
    assert any(done)
    assert all(read(pusher, entry)() for entry in entries)
    subject = external_subject(f"{pusher.account.id}/{NUMBER}")
    counted = Counter(entry.event for entry in pusher.container.stores.journal.of(pusher.community, subject))
    assert counted[Event.EXTERNAL_OPENED] == 1
    assert pusher.container.stores.external_orders.get(pusher.community, pusher.account.id, NUMBER).order == NUMBER
