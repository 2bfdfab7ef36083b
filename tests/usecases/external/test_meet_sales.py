"""One sale that two accounts show: decided once, whatever comes first, twice, or at the same moment."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from chalicelib.domain.errors import Conflict
from chalicelib.domain.external.account import Account
from chalicelib.domain.external.external_order import Decision, ExternalOrder
from chalicelib.domain.external.marketplace import Marketplace
from chalicelib.domain.external.rule import Act, Rule, Rules
from chalicelib.domain.external.sale import Sale
from chalicelib.domain.external.sighting import Origin, Phase, SeenBuyer, Sighting
from chalicelib.domain.journal import Event
from chalicelib.usecases.external.decide_lines import AcceptWish, Place
from tests.factories import COMMUNITY, a_sighting, an_offer
from tests.usecases.external.market import MANAGER, NUMBER, Market

STOCK = an_offer().stock
OURS = "55"
"""Its number at the marketplace that hands it over."""


@dataclass
class TwoAccounts:
    """The Ozon that sold, and the Market that hands over, of one community."""

    market: Market = field(default_factory=Market)

    def __post_init__(self) -> None:
        wish = {"marketplace": Marketplace.YANDEX_MARKET, "settings": {"campaign": "7", "business": "9"}}
        self.other = self.market.connect(**wish)
        self.house = self.market.house

    def sighting(self, account: Account, **fields: object) -> Sighting:
        if account.id == self.other.id:
            return a_sighting(**{"order": OURS, "group": "", "origin": Origin("ozon", NUMBER), **fields})
        return a_sighting(**fields)

    def seen(self, account: Account, **fields: object) -> None:
        self.house.container.external._keep_orders.keep(account, self.sighting(account, **fields))

    def order(self, account: Account) -> ExternalOrder:
        number = OURS if account.id == self.other.id else NUMBER
        return self.house.stores.external_orders.get(COMMUNITY, account.id, number)

    @property
    def accounts(self) -> tuple[Account, Account]:
        return self.market.account, self.other

    @property
    def both(self) -> tuple[ExternalOrder, ExternalOrder]:
        sold, handed = (self.order(each) for each in self.accounts)
        return sold, handed

    @property
    def leader(self) -> ExternalOrder:
        return next(each for each in self.both if not each.same_as)

    def accept(self, order: ExternalOrder) -> ExternalOrder:
        place = Place(order.account, order.order, order.version)
        return self.house.container.external.decide.accept(MANAGER, place, [AcceptWish("1", an_offer().id)])

    def is_one(self) -> None:
        """One leads, one follows; each tells of the other."""
        leaders = [each for each in self.both if not each.same_as]
        (follower,) = (each for each in self.both if each.same_as)
        assert [each.twins for each in leaders] == [(follower.place,)]
        assert follower.same_as == leaders[0].place
        assert not follower.undecided
        assert all(line.decision is not Decision.ACCEPTED for line in follower.lines)


STEPS = ("sold", "handed", "sold again", "handed again", "accept", "cancelled there", "cancelled here")


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(STEPS), max_size=10), st.permutations(("sold", "handed")))
def test_in_any_order_of_arrival_it_is_one_decision_one_stock_and_one_order(steps: list[str], first: list[str]) -> None:
    two = TwoAccounts()
    account = {"sold": two.market.account, "handed": two.other}
    known: set[str] = set()
    cancelled: set[str] = set()
    for step in [*steps, *first]:
        which = {"cancelled there": "sold", "cancelled here": "handed"}.get(step, step.split()[0])
        if step == "accept":
            waits = [each for each in map(two.order, (account[name] for name in sorted(known))) if each.undecided]
            assert len(waits) <= 1
            for each in waits:
                two.accept(each)
            continue
        if step.startswith("cancelled"):
            cancelled.add(which)
        known.add(which)
        phase = Phase.CANCELLED if which in cancelled else Phase.OPEN
        two.seen(account[which], phase=phase)
    two.is_one()
    ours = two.house.memory.orders(COMMUNITY)
    assert len(ours) <= 1
    assert len(two.market.heard(Event.EXTERNAL_OPENED)) <= 1
    assert len(two.market.heard(Event.EXTERNAL_PLACED)) == len(ours)
    decided = two.leader.lines[0].decision
    assert (decided is Decision.CANCELLED) == bool(cancelled)
    taken = sum(2 for order in ours if not order.cancelled_at)
    assert two.market.stock == (STOCK or 0) - taken
    assert not (cancelled and taken)


def test_of_two_that_come_at_one_moment_the_second_follows() -> None:
    two = TwoAccounts()
    get = two.house.stores.sales.get
    calls: list[int] = []

    def meanwhile(community: str, marketplace: Marketplace, number: str) -> Sale:
        """The other account's order is kept between the look and the commit."""
        found = get(community, marketplace, number)
        calls.append(1)
        if len(calls) == 1:
            two.seen(two.other)
        return found

    object.__setattr__(two.house.stores.sales, "get", meanwhile)
    two.seen(two.market.account)
    two.is_one()
    assert two.order(two.market.account).same_as == two.order(two.other).place
    assert len(two.market.heard(Event.EXTERNAL_OPENED)) == 1


def test_two_orders_of_one_account_for_a_sale_are_left_to_a_person_whatever_came_first() -> None:
    """A sale may be handed over in two parts: the second one is not lost behind the first."""
    for first in (0, 1):
        two = TwoAccounts()
        two.seen(two.accounts[first])
        two.seen(two.accounts[1 - first])
        two.house.container.external._keep_orders.keep(two.other, two.sighting(two.other, order="56"))
        second = two.house.stores.external_orders.get(COMMUNITY, two.other.id, "56")
        assert (second.same_as, second.doubtful, second.undecided) == ("", True, True)
        two.is_one()
    two = TwoAccounts()
    two.seen(two.other)
    two.house.container.external._keep_orders.keep(two.other, two.sighting(two.other, order="56"))
    assert two.house.stores.external_orders.get(COMMUNITY, two.other.id, "56").doubtful


def test_what_follows_is_not_decided_by_people_or_rules() -> None:
    two = TwoAccounts()
    two.house.save(Rules(COMMUNITY, (Rule("r1", "Берём", Act.ACCEPT),)))
    two.seen(two.other)
    two.seen(two.market.account)
    with pytest.raises(Conflict, match="sale_followed"):
        two.accept(two.order(two.market.account))
    for entry in two.market.heard(Event.EXTERNAL_OPENED):
        two.market.done(entry)
    assert two.leader.account == two.other.id
    assert two.leader.lines[0].decision is Decision.ACCEPTED
    assert two.market.stock == (STOCK or 0) - 2


def test_whoever_was_forgotten_is_not_told_of_by_the_other_account() -> None:
    two = TwoAccounts()
    buyer = SeenBuyer(id="b7", name="Анна", phone="+7 916 123-45-67")
    for account in two.accounts:
        two.seen(account, buyer=buyer)
    after = two.accept(two.leader)
    assert after.buyer_id
    two.house.container.privacy.erase_person.ask(MANAGER, after.buyer_id)
    two.house.container.privacy.erase_person.run(two.market.heard(Event.ERASURE_ASKED)[0])
    assert all(each.forgotten and each.buyer is None for each in two.both)


def test_a_line_that_goes_there_goes_here_where_it_is_told_apart() -> None:
    two = TwoAccounts()
    lines = (a_sighting().lines[0], replace(a_sighting().lines[0], key="2", article="W-914"))
    two.seen(two.market.account, lines=lines)
    two.seen(two.other, lines=lines)
    two.seen(two.other, lines=(replace(lines[0], cancelled=2), lines[1]))
    assert [line.decision for line in two.leader.lines] == [Decision.CANCELLED, Decision.NEW]


def test_without_the_other_account_nothing_is_doubted() -> None:
    two = TwoAccounts()
    two.seen(two.other, origin=Origin("wildberries", ""))
    assert not two.order(two.other).doubtful
