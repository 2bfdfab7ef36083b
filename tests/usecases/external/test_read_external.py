"""Orders of marketplaces are looked through; another community's are not there."""

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import NotFound
from chalicelib.domain.external.listing import ExternalFilter
from chalicelib.domain.external.sighting import Phase
from chalicelib.usecases.ports import Commit
from tests.factories import a_buyer, a_principal
from tests.usecases.external.market import MANAGER, NUMBER, Market


def test_those_that_wait_and_all_of_them(market: Market) -> None:
    market.seen()
    market.show(order="2-1", phase=Phase.DONE)
    market.polled()
    read = market.house.container.external.read
    assert [each.order for each in read.page(MANAGER, ExternalFilter(waiting=True), None, 10).things] == [NUMBER]
    assert len(read.page(MANAGER, ExternalFilter(), None, 10).things) == 2
    stranger = a_principal(community="c2")
    assert read.page(stranger, ExternalFilter(), None, 10).things == []
    with pytest.raises(NotFound):
        read.show(stranger, market.account.id, NUMBER)


def test_who_decided_is_told_by_name_and_of_rules_nobody_is_asked(market: Market) -> None:
    order = market.seen().order
    read, commits = market.house.container.external.read, market.house.container.stores.commits
    manager = a_buyer(community=order.community, id=MANAGER.id, name="Тимур Галеев")
    commits.commit(order.community, Commit((manager,)))
    lines = tuple(replace(line, decided_by=MANAGER.actor) for line in order.lines)
    assert read.deciders(MANAGER, replace(order, lines=lines)) == {MANAGER.actor: "Тимур Галеев"}
    ruled = tuple(replace(line, decided_by="rule/r1") for line in order.lines)
    assert read.deciders(MANAGER, replace(order, lines=ruled)) == {}


def test_reasons_are_asked_of_the_marketplace_for_this_very_order(market: Market) -> None:
    market.seen()
    reasons = market.house.container.external.read.reasons(MANAGER, market.account.id, NUMBER)
    assert [each.id for each in reasons] == ["352", "402"]
    market.it.shown.clear()
    with pytest.raises(NotFound):
        market.house.container.external.read.reasons(MANAGER, market.account.id, NUMBER)
