"""A house with one account at a marketplace, and what happens between them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from chalicelib.domain.communities.community import Role
from chalicelib.domain.errors import NotYet
from chalicelib.domain.external.account import Account
from chalicelib.domain.external.account_forms import AccountWish
from chalicelib.domain.external.external_order import ExternalLine, ExternalOrder
from chalicelib.domain.external.marketplace import Marketplace
from chalicelib.domain.external.sighting import Sighting
from chalicelib.domain.journal import Entry, Event
from chalicelib.domain.orders.order import Order
from chalicelib.usecases.external.decide_lines import AcceptWish, Place
from chalicelib.usecases.external.receive_webhooks import Push
from tests.factories import COMMUNITY, a_price_list, a_principal, a_sighting, an_entry, an_offer
from tests.fakes.marketplaces import FakeMarketplace
from tests.usecases.house import House

NUMBER = "46231993-0568-1"
MANAGER = a_principal(id="petr", role=Role.EXTERNAL_ORDERS_MANAGER)
OWNER = a_principal(id="olga", role=Role.OWNER)


@dataclass
class Market:
    house: House = field(default_factory=House)

    def __post_init__(self) -> None:
        self.house.save(a_price_list(), an_offer())
        self.account = self.connect()

    @cached_property
    def it(self) -> FakeMarketplace:
        return self.house.partners.marketplaces.market

    def connect(self, **fields: Any) -> Account:
        given = {"marketplace": Marketplace.OZON, "settings": {"client_id": "7"}, "secrets": {"api_key": "SECRET"}}
        return self.house.container.external.accounts.connect(OWNER, AccountWish(**{**given, **fields}))

    def show(self, **fields: Any) -> Sighting:
        """The marketplace has such an order now."""
        sighting = a_sighting(**fields)
        self.it.shown[sighting.order] = sighting
        return sighting

    def push(self, address: str = "", **fields: Any) -> int:
        """What it is answered."""
        event = {"kind": "order", "type": "TYPE_NEW_POSTING", "id": "e1", "order": NUMBER, "seller": "7", **fields}
        whole = address or self.house.container.external.accounts.address_of(self.account)
        key = whole.rpartition("/")[2]
        push = Push(
            marketplace=Marketplace.OZON, key=key, network="195.34.21.7", headers={}, body=json.dumps(event).encode()
        )
        reply, _ = self.house.container.external.receive_webhooks.accept(push)
        return reply.status

    def heard(self, *events: str) -> list[Entry]:
        return [entry for entry in self.house.memory.journal if entry.event in events]

    def work(self) -> None:
        """Whatever waits in the queue is done, and comes twice."""
        for entry in self.heard(Event.EXTERNAL_RECEIVED, Event.EXTERNAL_DECIDED):
            for _ in range(2):
                self.done(entry)

    def done(self, entry: Entry) -> bool:
        """Whether it need not come again."""
        try:
            self.house.container.background.external.run(entry)
        except NotYet:
            return False
        return True

    def told(self) -> None:
        """The push queue works until it has nothing to do, as time passes by."""
        for _ in range(8):
            self.house.clock.pass_by(seconds=30)
            done = [self.done(entry) for entry in self.heard(Event.EXTERNAL_DECIDED)]
            if all(done):
                return
        raise AssertionError("never ends")

    def polled(self) -> None:
        self.house.container.external.poll.run(an_entry(event=Event.POLL_DUE, data={"account": self.account.id}))

    @property
    def known(self) -> Account:
        """The account as it is now, with what machines found."""
        return self.house.stores.accounts.get(COMMUNITY, self.account.id)

    @property
    def order(self) -> ExternalOrder:
        return self.house.stores.external_orders.get(COMMUNITY, self.account.id, NUMBER)

    @property
    def line(self) -> ExternalLine:
        (line,) = self.order.lines
        return line

    @property
    def place(self) -> Place:
        return Place(self.account.id, NUMBER, self.order.version)

    @property
    def ours(self) -> Order:
        return self.house.stores.orders.get(COMMUNITY, self.order.number or "")

    @property
    def stock(self) -> int | None:
        return self.house.stores.offers.get(COMMUNITY, an_offer().id).stock

    def accept(self, *, offer: str | None = an_offer().id, keys: Sequence[str] = ("1",), **wish: Any) -> ExternalOrder:
        wishes = [AcceptWish(key, offer, **wish) for key in keys]
        return self.house.container.external.decide.accept(MANAGER, self.place, wishes)

    def seen(self, **fields: Any) -> Market:
        """An order that was pushed and read."""
        self.show(**fields)
        self.push()
        self.work()
        return self
