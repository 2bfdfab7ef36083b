"""What a marketplace shows is kept, in whatever order it comes."""

from datetime import timedelta
from itertools import permutations

import pytest

from chalicelib.domain.errors import Conflict
from chalicelib.domain.external.external_order import Decision
from chalicelib.domain.external.sighting import Phase
from chalicelib.domain.journal import Event
from tests.factories import NOW, a_sighting
from tests.usecases.external.market import NUMBER, Market


def test_unpaid_first_and_payable_later_becomes_decidable(market: Market) -> None:
    market.seen(phase=Phase.UNPAID)
    with pytest.raises(Conflict) as refusal:
        market.accept()
    assert refusal.value.reason == "external_unpaid"
    assert market.heard(Event.EXTERNAL_OPENED) == []
    market.show(changed_at=NOW + timedelta(minutes=1))
    market.push(id="paid")
    market.work()
    assert len(market.heard(Event.EXTERNAL_OPENED)) == 1
    market.accept()


def test_every_order_of_a_history_ends_in_the_same(market: Market) -> None:
    """R6: what is pushed in any order, each hint once or twice, is read: the last state is what stays."""
    at = [NOW + timedelta(minutes=place) for place in range(5)]
    history = [
        a_sighting(phase=Phase.UNPAID, status="awaiting_registration", changed_at=at[0]),
        a_sighting(changed_at=at[1]),
        a_sighting(phase=Phase.ACCEPTED, status="awaiting_deliver", changed_at=at[2]),
        a_sighting(phase=Phase.ACCEPTED, status="delivering", changed_at=at[3]),
        a_sighting(phase=Phase.CANCELLED, status="cancelled", changed_at=at[4]),
    ]
    ends = set()
    for some in permutations(history):
        other = Market()
        for place, sighting in enumerate(some):
            other.it.shown[NUMBER] = sighting
            other.push(id=f"e{place}")
            other.done(other.heard(Event.EXTERNAL_RECEIVED)[-1])
        ends.add((other.order.phase, other.order.status, other.line.decision, other.order.changed_at))
    assert ends == {(Phase.CANCELLED, "cancelled", Decision.CANCELLED, at[4])}


def test_without_times_what_is_over_does_not_begin_again(market: Market) -> None:
    market.seen(phase=Phase.CANCELLED, changed_at=None)
    market.show(changed_at=None)
    market.push(id="late")
    market.work()
    assert market.order.phase is Phase.CANCELLED


def test_history_is_no_news(market: Market) -> None:
    market.show(created_at=NOW - timedelta(days=3))
    market.polled()
    assert market.order.undecided
    assert market.heard(Event.EXTERNAL_OPENED) == []
