"""What people decide of lines, and take back."""

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import Conflict
from chalicelib.domain.external.external_order import Decision
from tests.factories import a_sighting
from tests.usecases.external.market import MANAGER, Market


def test_of_what_is_not_there_nothing_is_accepted(market: Market) -> None:
    market.seen(lines=(replace(a_sighting().lines[0], quantity=11),))
    with pytest.raises(Conflict) as refusal:
        market.accept()
    assert (refusal.value.reason, market.stock, market.line.decision) == ("offer_short", 10, Decision.NEW)
    assert {**refusal.value.values, "offer": ""} == {"offer": "", "article": "OC-90", "wanted": 11, "free": 10}
    assert market.order.number is None


def test_what_the_account_keeps_back_is_not_sold_by_hand_either(market: Market) -> None:
    market.house.save(replace(market.account, reserve=9))
    market.seen()
    with pytest.raises(Conflict) as refusal:
        market.accept()
    assert (refusal.value.reason, market.stock) == ("offer_short", 10)
    assert {**refusal.value.values, "offer": ""} == {"offer": "", "article": "OC-90", "wanted": 2, "free": 1}
    market.house.save(
        replace(market.house.container.stores.accounts.get(market.account.community, market.account.id), reserve=8)
    )
    market.accept()
    assert market.stock == 8


def test_a_decision_is_taken_back_while_nobody_was_told(market: Market) -> None:
    market.seen()
    market.accept()
    decide = market.house.container.external.decide
    decide.undo(MANAGER, market.place, ["1"])
    assert (market.line.decision, market.stock, market.it.told) == (Decision.NEW, 10, [])
    assert market.ours.cancelled_at is not None
    market.accept()
    again = market.ours
    assert (market.stock, again.cancelled_at, again.total) == (8, None, 100_000)
    market.told()
    with pytest.raises(Conflict):
        decide.undo(MANAGER, market.place, ["1"])
