"""A burst of pushes: taken as they come, worked off by sixteen consumers, over a marketplace that has a bad day.

Memory stands for the store, a simulated hour for the hour; parsers, use cases, the consumer's batches and the limiter
are the product's own. Consumers run one after the other, each at its own time of day: who waits for his turn is busy.
"""

from __future__ import annotations

import heapq
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from random import Random
from types import SimpleNamespace
from typing import Any

import msgspec

from chalicelib.bootstrap.marketplaces import INTERVALS, webhooks_of
from chalicelib.bootstrap.transports import AHEAD
from chalicelib.domain.errors import NotYet, Unavailable
from chalicelib.domain.external.account import Account
from chalicelib.domain.external.account_forms import AccountWish
from chalicelib.domain.external.external_order import ExternalOrder
from chalicelib.domain.external.marketplace import Marketplace
from chalicelib.domain.external.sighting import Sighting
from chalicelib.domain.journal import Entry, Event
from chalicelib.edge.batches import consume
from chalicelib.edge.messages import QueueMessage
from chalicelib.signing.standard_webhooks import ID, SIGNATURE, TIMESTAMP, sign
from chalicelib.storage.engine.connection import connect
from chalicelib.storage.external.rate_limiter import DynamoRateLimiter
from chalicelib.usecases.external.receive_webhooks import Push
from tests.factories import COMMUNITY, a_principal, a_sighting
from tests.fakes.marketplaces import FakeMarketplace
from tests.usecases.external.one_row import OneRow
from tests.usecases.house import SETTINGS, House

WORKERS = 16
CALL = 0.08
"""Seconds that a marketplace takes for an answer."""

PAUSE = 3
"""Seconds that it asks for when it says 429."""

BUSY, BROKEN = 0.02, 0.08
"""Of all calls: told to pause; a 5xx, or an answer that was lost."""

SELLERS: Mapping[Marketplace, tuple[str, Mapping[str, str], Mapping[str, str]]] = {
    Marketplace.OZON: ("7", {"client_id": "7"}, {"api_key": "K"}),
    Marketplace.YANDEX_MARKET: ("700001", {"campaign": "700001", "business": "1"}, {"api_key": "K"}),
    Marketplace.GETZZAP: ("office-77", {"office": "office-77", "url": "https://gz.example/api"}, {"token": "K"}),
}
"""Whose account it is, and what it is connected by."""

NETWORKS = {
    Marketplace.OZON: "195.34.21.7",
    Marketplace.YANDEX_MARKET: "5.45.207.7",
    Marketplace.GETZZAP: "203.0.113.7",
}


@dataclass
class BusyMarket(FakeMarketplace):
    """Asked in its limit, by an honest limiter; ``calls``: when, in milliseconds since 1970. ``dead``: until when."""

    limiter: DynamoRateLimiter | None = None
    now: Any = None
    pass_by: Any = None
    busy: float = BUSY
    broken: float = BROKEN
    dead: datetime | None = None
    chance: Random = field(default_factory=lambda: Random(1))
    calls: list[int] = field(default_factory=list)

    def read(self, order: str) -> Sighting | None:
        assert self.limiter
        breaker = self.limiter.take()
        self.calls.append(int(self.now().timestamp() * 1_000))
        self.pass_by(seconds=CALL)
        if self.dead and self.now() < self.dead:
            self.limiter.failed(breaker)
            raise Unavailable("marketplace_unavailable")
        luck = self.chance.random()
        if luck < self.busy:
            self.limiter.pause(PAUSE)
            raise NotYet("marketplace_limit", retry_after=PAUSE)
        if luck < self.busy + self.broken:
            raise Unavailable("marketplace_unavailable")
        self.limiter.succeeded(breaker)
        return self.shown.get(order)

    def most_in_a_second(self) -> int:
        """By any second that begins with a call."""
        most, first, times = 0, 0, sorted(self.calls)
        for place, at in enumerate(times):
            while times[first] <= at - 1_000:
                first += 1
            most = max(most, place - first + 1)
        return most


@dataclass
class Burst:
    """``count`` orders, shared between three marketplaces, each pushed five times in any order.

    ``fair``: no marketplace has a bad day. ``handed`` counts what consumers were given.
    """

    count: int
    times: int = 5
    fair: bool = False
    house: House = field(default_factory=House)
    markets: dict[str, BusyMarket] = field(default_factory=dict)
    accounts: dict[Marketplace, Account] = field(default_factory=dict)
    replies: Counter[int] = field(default_factory=Counter)
    dead: list[str] = field(default_factory=list)
    handed: int = 0

    def __post_init__(self) -> None:
        self.chance = Random(self.count)
        partners = self.house.partners
        vars(partners)["marketplace_webhooks"] = lambda marketplace: webhooks_of(marketplace, SETTINGS)
        owner = a_principal(id="olga", role="owner")
        for marketplace, (seller, settings, secrets) in SELLERS.items():
            partners.marketplaces.market.seller = seller
            wish = AccountWish(marketplace=marketplace, settings=dict(settings), secrets=dict(secrets))
            account = self.house.container.external.accounts.connect(owner, wish)
            self.accounts[marketplace] = account
            self.markets[account.id] = self._market(account)
        vars(partners)["marketplaces"] = SimpleNamespace(of=lambda account, *_: self.markets[account.id])

    def _market(self, account: Account) -> BusyMarket:
        row, clock = OneRow(), self.house.clock
        connect(row, lambda name: name)
        limiter = DynamoRateLimiter(
            client=row,
            community=COMMUNITY,
            account=account.id,
            interval=INTERVALS[account.marketplace],
            ahead=AHEAD,
            now=clock,
            sleep=lambda seconds: clock.pass_by(seconds=seconds),
            stretch=lambda: 1.0,
        )
        market = BusyMarket(limiter=limiter, now=clock, pass_by=clock.pass_by)
        return replace(market, busy=0, broken=0) if self.fair else market

    def push(self) -> None:
        """All of them, each as often, in no order."""
        pushes = [push for place in range(self.count) for push in [self._push(place)] * self.times]
        self.chance.shuffle(pushes)
        for push in pushes:
            reply, troubles = self.house.container.external.receive_webhooks.accept(push)
            assert not troubles
            self.replies[reply.status] += 1

    def _push(self, place: int) -> Push:
        marketplace = list(self.accounts)[place % len(self.accounts)]
        account = self.accounts[marketplace]
        order = str(1_000_000 + place)
        self.markets[account.id].shown[order] = a_sighting(order=order, group=order)
        address = self.house.container.external.accounts.address_of(account).removesuffix("/notification")
        body = json.dumps(_told(marketplace, account.seller, order)).encode()
        return Push(
            marketplace=marketplace,
            key=address.rpartition("/")[2],
            network=NETWORKS[marketplace],
            headers=self.signed(account, order, body) if marketplace.signs else {},
            body=body,
        )

    def signed(self, account: Account, order: str, body: bytes) -> Mapping[str, str]:
        now = int(self.house.clock().timestamp())
        secret = self.house.container.signing.webhook_secrets(f"{COMMUNITY}/{account.id}/{account.generation}")[0]
        return {ID: order, TIMESTAMP: str(now), SIGNATURE: sign(secret, order, now, body)}

    def drain(self) -> timedelta:
        """Sixteen consumers work until the queue is empty; how long that took by the clock of the house."""
        begun = self.house.clock.moment
        queue = Queue(self, [e for e in self.house.memory.journal if e.event == Event.EXTERNAL_RECEIVED], begun)
        workers = [(begun, number) for number in range(WORKERS)]
        ended = begun
        while queue.waiting:
            free, number = heapq.heappop(workers)
            ended = queue.work(max(free, queue.waiting[0][0]))
            heapq.heappush(workers, (ended, number))
        return ended - begun

    def kept(self) -> Sequence[ExternalOrder]:
        return self.house.memory.of(ExternalOrder, COMMUNITY)


def _told(marketplace: Marketplace, seller: str, order: str) -> Mapping[str, Any]:
    match marketplace:
        case Marketplace.OZON:
            return {"message_type": "TYPE_NEW_POSTING", "seller_id": int(seller), "posting_number": order}
        case Marketplace.YANDEX_MARKET:
            return {"notificationType": "ORDER_CREATED", "campaignId": int(seller), "orderId": int(order)}
    return {"type": "order.created", "data": {"seller": seller, "order": order, "lines": [{"article": "OC 90"}]}}


class Queue:
    """What waits, by when it is seen; each message comes twice, as a queue may do."""

    def __init__(self, burst: Burst, entries: Sequence[Entry], now: datetime) -> None:
        self._burst, self._clock = burst, burst.house.clock
        self.waiting = [(now, 2 * place + twice, 1, entry) for place, entry in enumerate(entries) for twice in (0, 1)]
        self._now, self._hidden = now, 0
        heapq.heapify(self.waiting)

    def work(self, at: datetime) -> datetime:
        """One message from that moment on; when it is done with."""
        _, number, tries, entry = heapq.heappop(self.waiting)
        self._clock.moment, self._hidden = at, 0
        self._burst.handed += 1
        age = (at - self._now).total_seconds()
        body = msgspec.json.encode(entry).decode()
        message = QueueMessage(id=str(number), body=body, receipt="receipt", tries=tries, age=age)
        external = self._burst.house.container.background.external
        if consume("sync_external", [message], external.run, self)["batchItemFailures"]:
            seen = self._clock.moment + timedelta(seconds=self._hidden)
            heapq.heappush(self.waiting, (seen, number, tries + 1, entry))
        return self._clock.moment

    def delay(self, receipt: str, seconds: int) -> None:
        self._hidden = seconds

    def dead_letter(self, body: str) -> bool:
        self._burst.dead.append(body)
        return True
