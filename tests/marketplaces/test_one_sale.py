"""What the played Ozon sold and the played Market hands over comes by both accounts, and is one sale."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest

from chalicelib.domain.errors import NotYet
from chalicelib.domain.external.account import Account
from chalicelib.domain.external.account_forms import AccountWish
from chalicelib.domain.external.external_order import Decision
from chalicelib.domain.external.marketplace import Marketplace
from chalicelib.domain.external.sighting import Phase
from chalicelib.domain.journal import Entry, Event
from chalicelib.usecases.external.decide_lines import AcceptWish, Place
from chalicelib.usecases.ports import MarketplaceAccount
from infra.sandbox.ozon.partner import API_KEY, CLIENT_ID
from tests.factories import COMMUNITY, a_price_list, an_entry, an_offer
from tests.marketplaces.ozon.selling import Selling
from tests.marketplaces.yandex_market.conftest import KEY, Market
from tests.usecases.external.market import MANAGER, OWNER
from tests.usecases.house import House
from tests.world import Ok

SOLD = {"lines": [{"sku": 5, "offer_id": "OC-90", "quantity": 2}]}
HANDED = {"program": "LAAS", "platform": "OZON"}


@dataclass(frozen=True)
class Played:
    selling: Selling
    market: Market

    def of(self, account: Account, secrets: Mapping[str, str], order: str = "") -> MarketplaceAccount:
        if account.marketplace is Marketplace.OZON:
            return self.selling.account(account.seller, secrets["api_key"])
        return self.market.shop().account

    def phases_of(self, account: Account) -> Mapping[str, Phase]:
        return {}


@pytest.fixture
def played(ok: Ok) -> Iterator[Played]:
    ok.reset()
    yield Played(Selling(ok), Market(ok))
    ok.reset()


class Seller:
    def __init__(self, played: Played) -> None:
        self.house = House()
        self.house.partners.marketplaces = played  # type: ignore[assignment]
        self.house.clock.moment = datetime.now(UTC) - timedelta(minutes=1)
        self.house.save(a_price_list(), an_offer())
        connect = self.house.container.external.accounts.connect
        market = {"campaign": "700001", "business": "900001"}
        self.ozon = connect(OWNER, AccountWish(Marketplace.OZON, {"client_id": CLIENT_ID}, {"api_key": API_KEY}))
        self.market = connect(OWNER, AccountWish(Marketplace.YANDEX_MARKET, market, {"api_key": KEY}))
        self.house.clock.pass_by(minutes=1, seconds=1)

    def run(self, entry: Entry) -> bool:
        try:
            self.house.container.background.external.run(entry)
        except NotYet:
            return False
        return True

    def hinted(self, account: Account, order: str) -> None:
        self.run(an_entry(event=Event.EXTERNAL_RECEIVED, data={"account": account.id, "order": order}))

    def heard(self, event: Event) -> list[Entry]:
        return [entry for entry in self.house.memory.journal if entry.event == event]

    @property
    def stock(self) -> int:
        return self.house.stores.offers.get(COMMUNITY, an_offer().id).stock or 0


def test_whichever_comes_first_it_is_accepted_once_and_cancelled_once(played: Played) -> None:
    for first, second in permutations(("ozon", "market")):
        seller = Seller(played)
        free = seller.stock
        sold = played.selling.order(**SOLD)
        handed = str(played.market.order(external=sold, **HANDED)["orderId"])
        places = {"ozon": (seller.ozon, sold), "market": (seller.market, handed)}
        for name in (first, second, first):
            seller.hinted(*places[name])
        account, number = places[first]
        leader = seller.house.stores.external_orders.get(COMMUNITY, account.id, number)
        assert leader.twins == ("/".join((places[second][0].id, places[second][1])),)
        wishes = [AcceptWish(line.key, an_offer().id, 1) for line in leader.lines]
        seller.house.container.external.decide.accept(MANAGER, Place(account.id, number, leader.version), wishes)
        assert seller.stock == free - 1
        if second == "ozon":
            played.selling.control("cancel", posting_number=sold)
        else:
            played.market.control("cancel", order=int(handed))
        for name in (second, second, first):
            seller.hinted(*places[name])
        after = seller.house.stores.external_orders.get(COMMUNITY, account.id, number)
        assert {line.decision for line in after.lines} == {Decision.CANCELLED}
        assert seller.stock == free
        assert [len(seller.heard(each)) for each in (Event.EXTERNAL_OPENED, Event.EXTERNAL_PLACED)] == [1, 1]
        assert len(seller.heard(Event.EXTERNAL_CANCELLED)) == 1
