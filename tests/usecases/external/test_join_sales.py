"""A person says whether two orders of different accounts are one sale: of a doubt, or of himself."""

from __future__ import annotations

import pytest

from chalicelib.domain.errors import Conflict, Invalid, Stale
from chalicelib.domain.external.external_order import Decision, ExternalOrder
from chalicelib.domain.external.rule import Act, Rule, Rules
from chalicelib.domain.external.sighting import Origin, Phase
from chalicelib.domain.journal import Event
from chalicelib.usecases.external.decide_lines import Place
from tests.factories import COMMUNITY
from tests.usecases.external.market import MANAGER, NUMBER
from tests.usecases.external.test_meet_sales import OURS, STOCK, TwoAccounts


@pytest.fixture
def two() -> TwoAccounts:
    """Ozon's number is not told by who hands over: it may be the same sale, or another."""
    two = TwoAccounts()
    two.seen(two.other, origin=Origin("ozon", ""))
    two.seen(two.market.account)
    return two


def told_to_be_the_same(two: TwoAccounts) -> ExternalOrder:
    place = place_of(two.order(two.other))
    return two.house.container.external.sales.join(MANAGER, place, (two.market.account.id, NUMBER))


def place_of(order: ExternalOrder) -> Place:
    return Place(order.account, order.order, order.version)


def test_what_may_be_the_same_is_offered_and_decided_by_nobody_before(two: TwoAccounts) -> None:
    two.house.save(Rules(COMMUNITY, (Rule("r1", "Берём", Act.ACCEPT),)))
    doubtful = two.order(two.other)
    assert doubtful.doubtful
    (offered,) = two.house.container.external.sales.candidates(MANAGER, doubtful.account, OURS)
    assert offered.place == two.order(two.market.account).place
    with pytest.raises(Conflict, match="sale_doubtful"):
        two.accept(doubtful)
    for entry in two.market.heard(Event.EXTERNAL_OPENED):
        two.market.done(entry)
    left = two.order(two.other)
    assert left.lines[0].why is not None
    assert left.lines[0].why.reasons == ({"key": "sale_doubtful"},)


def test_the_same_is_said_once(two: TwoAccounts) -> None:
    joined = told_to_be_the_same(two)
    two.is_one()
    assert told_to_be_the_same(two) == joined
    assert len(two.market.heard(Event.EXTERNAL_JOINED)) == 1


def test_one_that_is_kept_apart_is_decided_by_itself_and_joined_by_nobody_unasked(two: TwoAccounts) -> None:
    sales = two.house.container.external.sales
    apart = sales.part(MANAGER, place_of(told_to_be_the_same(two)))
    assert (apart.same_as, apart.apart, apart.undecided) == ("", True, True)
    assert two.order(two.market.account).twins == ()
    two.seen(two.other, origin=Origin("ozon", NUMBER), substatus="other")
    assert two.order(two.other).same_as == ""


def test_of_two_that_were_decided_none_follows(two: TwoAccounts) -> None:
    two.accept(two.order(two.market.account))
    two.house.container.external.sales.part(MANAGER, place_of(two.order(two.other)))
    two.accept(two.order(two.other))
    with pytest.raises(Conflict, match="sale_decided_twice"):
        told_to_be_the_same(two)


def test_the_one_that_was_decided_leads_and_nobody_follows_himself(two: TwoAccounts) -> None:
    sales = two.house.container.external.sales
    sold = two.accept(two.order(two.market.account))
    with pytest.raises(Stale):
        sales.join(MANAGER, Place(sold.account, NUMBER, 0), (two.other.id, OURS))
    with pytest.raises(Invalid, match="sale_unreadable"):
        sales.join(MANAGER, Place(sold.account, NUMBER, sold.version), (sold.account, NUMBER))
    sales.join(MANAGER, Place(sold.account, NUMBER, sold.version), (two.other.id, OURS))
    assert two.order(two.other).same_as == sold.place
    two.seen(two.other, origin=Origin("ozon", ""), phase=Phase.CANCELLED)
    assert two.leader.lines[0].decision is Decision.CANCELLED
    assert two.market.stock == STOCK
