"""Orders of marketplaces are looked through; another community's are not there."""

import pytest

from chalicelib.domain.errors import NotFound
from chalicelib.domain.external.listing import ExternalFilter
from chalicelib.domain.external.sighting import Phase
from tests.factories import a_principal
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


def test_reasons_are_asked_of_the_marketplace_for_this_very_order(market: Market) -> None:
    market.seen()
    reasons = market.house.container.external.read.reasons(MANAGER, market.account.id, NUMBER)
    assert [each.id for each in reasons] == ["352", "402"]
    market.it.shown.clear()
    with pytest.raises(NotFound):
        market.house.container.external.read.reasons(MANAGER, market.account.id, NUMBER)
