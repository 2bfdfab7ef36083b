"""Orders of the played Ozon on their way through the house: what is read from it, not what a test says it shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from chalicelib.domain.errors import Conflict, NotYet
from chalicelib.domain.external.account import Account
from chalicelib.domain.external.account_forms import AccountWish
from chalicelib.domain.external.external_order import Decision, ExternalOrder, Push
from chalicelib.domain.external.marketplace import Marketplace
from chalicelib.domain.external.sighting import Phase
from chalicelib.domain.journal import Entry, Event
from chalicelib.marketplaces.ozon.account import OzonAccount
from chalicelib.outgoing.transport import Call
from chalicelib.usecases.external.decide_lines import AcceptWish, Place
from infra.sandbox.ozon.partner import API_KEY, CLIENT_ID
from tests.factories import COMMUNITY, an_entry
from tests.marketplaces.ozon.selling import Selling
from tests.usecases.external.market import MANAGER, OWNER
from tests.usecases.house import House


@dataclass(frozen=True)
class PlayedMarketplaces:
    selling: Selling

    def of(self, account: Account, secrets: Mapping[str, str], order: str = "") -> OzonAccount:
        return self.selling.account(account.seller, secrets["api_key"])

    def phases_of(self, account: Account) -> Mapping[str, Phase]:
        return {}


class Shop:
    """A house whose Ozon is the sandbox; it is connected an hour ago, by its own clock, which is right."""

    def __init__(self, selling: Selling) -> None:
        self.selling, self.house = selling, House()
        self.house.partners.marketplaces = PlayedMarketplaces(selling)  # type: ignore[assignment]
        self.house.clock.moment = datetime.now(UTC) - timedelta(hours=1)
        wish = AccountWish(Marketplace.OZON, {"client_id": CLIENT_ID}, {"api_key": API_KEY})
        self.account = self.house.container.external.accounts.connect(OWNER, wish)
        self.house.clock.pass_by(hours=1, seconds=1)

    def hinted(self, number: str) -> None:
        """A push told of it."""
        self.run(an_entry(event=Event.EXTERNAL_RECEIVED, data={"account": self.account.id, "order": number}))

    def polled(self) -> None:
        self.house.container.external.poll.run(an_entry(event=Event.POLL_DUE, data={"account": self.account.id}))

    def run(self, entry: Entry) -> bool:
        try:
            self.house.container.background.external.run(entry)
        except NotYet:
            return False
        return True

    def told(self) -> None:
        """The queue comes again until Ozon shows what was decided."""
        for _ in range(8):
            self.house.clock.pass_by(seconds=30)
            waiting = [entry for entry in self.heard(Event.EXTERNAL_DECIDED) if not self.run(entry)]
            if not waiting:
                return
        raise AssertionError("never ends")

    def heard(self, *events: Event) -> list[Entry]:
        return [entry for entry in self.house.memory.journal if entry.event in events]

    def order(self, number: str) -> ExternalOrder:
        return self.house.stores.external_orders.get(COMMUNITY, self.account.id, number)

    def accept(self, number: str) -> None:
        order = self.order(number)
        wishes = [AcceptWish(line.key) for line in order.lines]
        self.house.container.external.decide.accept(MANAGER, Place(order.account, number, order.version), wishes)


@pytest.fixture
def shop(selling: Selling) -> Shop:
    return Shop(selling)


def test_unpaid_first_and_payable_later_becomes_decidable(shop: Shop) -> None:
    number = shop.selling.order(state="posting_awaiting_registration")
    shop.hinted(number)
    assert shop.order(number).phase is Phase.UNPAID
    with pytest.raises(Conflict, match="external_unpaid"):
        shop.accept(number)
    assert shop.heard(Event.EXTERNAL_OPENED) == []
    shop.selling.control("move", posting_number=number, state="posting_created")
    shop.polled()
    assert len(shop.heard(Event.EXTERNAL_OPENED)) == 1
    shop.accept(number)
    assert shop.order(number).lines[0].decision is Decision.ACCEPTED


def test_a_split_parent_is_no_loss_and_its_children_are_there(shop: Shop) -> None:
    """Somebody packs it into two boxes in Ozon's own pages: nobody is asked, nobody is told of a cancellation."""
    number = shop.selling.order(lines=[{"sku": 5, "quantity": 2}])
    shop.hinted(number)
    shop.accept(number)
    packages = [{"products": [{"product_id": 5, "quantity": 1}]}] * 2
    body = {"packages": packages, "posting_number": number}
    with shop.selling.account().transport.asking(Call("POST", "/v4/posting/fbs/ship", json=body, changes=True)):
        pass
    shop.polled()
    parent, *children = (shop.order(f"{number[:-1]}{place}") for place in (1, 2, 3))
    assert (parent.phase, parent.lines[0].decision) == (Phase.SPLIT, Decision.ACCEPTED)
    assert [(each.phase, each.parent, each.undecided) for each in children] == [(Phase.ACCEPTED, number, False)] * 2
    assert shop.heard(Event.EXTERNAL_CANCELLED) == []
    assert len(shop.heard(Event.EXTERNAL_OPENED)) == 1
    shop.told()
    assert [each.push for each in (shop.order(number), *children)] == [Push.NONE, Push.ACKNOWLEDGED, Push.ACKNOWLEDGED]
    assert [each.number for each in children] == [parent.number] * 2
    assert len(shop.house.memory.orders(COMMUNITY)) == 1


@pytest.mark.parametrize("first", [1, 2, 3])
def test_what_ozon_splits_after_it_was_accepted_is_decided_already_and_shipped_in_parts(shop: Shop, first: int) -> None:
    number = shop.selling.order(lines=[{"sku": 5, "quantity": 3}])
    shop.hinted(number)
    shop.accept(number)
    parts = shop.selling.control("split", posting_number=number)["parts"]
    places = [f"{number[:-1]}{place}" for place in (1, 2, 3)]
    shop.hinted(places[first - 1])
    shop.polled()
    parent, *children = map(shop.order, places)
    assert [each.order for each in children] == parts
    assert parent.phase is Phase.SPLIT
    assert [(each.phase, each.push, each.number) for each in children] == [(Phase.OPEN, Push.WANTED, parent.number)] * 2
    assert len(shop.heard(Event.EXTERNAL_OPENED)) == len(shop.heard(Event.EXTERNAL_PLACED)) == 1
    shop.told()
    pushes = [shop.order(each).push for each in places]
    assert pushes == [Push.NONE, Push.ACKNOWLEDGED, Push.ACKNOWLEDGED]
    assert [shop.selling.seen(each).phase for each in parts] == [Phase.ACCEPTED] * 2
    shop.selling.control("cancel", posting_number=parts[0])
    shop.house.clock.pass_by(minutes=16)
    shop.polled()
    (ours,) = shop.house.memory.orders(COMMUNITY)
    assert sum(line.quantity for line in ours.lines if line.counted) == shop.order(parts[1]).lines[0].pieces
    assert len(shop.heard(Event.EXTERNAL_CANCELLED)) == 1


def test_a_first_connection_announces_no_history(shop: Shop) -> None:
    before = (shop.account.connected_at - timedelta(days=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    old, new = shop.selling.order(in_process_at=before), shop.selling.order()
    shop.polled()
    assert shop.order(old).undecided
    assert [entry.data["order"] for entry in shop.heard(Event.EXTERNAL_OPENED)] == [new]


def test_what_we_did_ourselves_is_recognised_when_it_comes_back(shop: Shop) -> None:
    number = shop.selling.order()
    shop.hinted(number)
    shop.accept(number)
    shop.told()
    known = shop.order(number)
    assert (known.phase, known.push) == (Phase.ACCEPTED, Push.ACKNOWLEDGED)
    entries, orders = len(shop.house.memory.journal), shop.house.memory.orders(COMMUNITY)
    for _ in range(2):
        shop.hinted(number)
    shop.house.clock.pass_by(minutes=16)
    shop.polled()
    shop.told()
    assert shop.order(number) == known
    assert shop.house.memory.orders(COMMUNITY) == orders
    assert len(shop.house.memory.journal) == entries
    assert shop.selling.asked.count("/v4/posting/fbs/ship") == 1
