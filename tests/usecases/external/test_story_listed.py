"""An order of a marketplace as it changes from one list to the next, whatever was missed between them."""

from datetime import timedelta
from itertools import permutations

import pytest

from chalicelib.domain.errors import Conflict, Unavailable
from chalicelib.domain.external.external_order import Decision, ExternalOrder
from chalicelib.domain.external.sighting import Phase
from chalicelib.domain.journal import Event
from tests.factories import COMMUNITY, NOW, a_sighting
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


def test_polls_find_what_no_push_has_brought_and_say_so(market: Market) -> None:
    market.house.clock.pass_by(hours=2)
    now = market.house.clock()
    market.show(created_at=now - timedelta(minutes=30), changed_at=now)
    market.polled()
    assert market.order.phase is Phase.OPEN
    account = market.house.stores.accounts.get(COMMUNITY, market.account.id)
    assert account.state.silent_since == now
    assert len(market.heard(Event.ACCOUNT_SILENT)) == 1
    market.polled()
    assert len(market.it.windows) == 1  # not due yet
    market.house.clock.pass_by(minutes=16)
    market.polled()
    (first, second) = market.it.windows
    assert second[0] < first[1]
    assert len(market.heard(Event.ACCOUNT_SILENT)) == 1


def test_a_poll_goes_on_where_it_was_held_up(market: Market) -> None:
    market.it.size = 2
    for place in range(5):
        market.show(order=f"{place}")
    market.it.interrupted = 1
    with pytest.raises(Unavailable):
        market.polled()
    market.polled()
    assert market.it.cursors == [None, "2", "2", "4"]
    assert len(market.house.memory.of(ExternalOrder, COMMUNITY)) == 5


def test_history_is_no_news(market: Market) -> None:
    market.show(created_at=NOW - timedelta(days=3))
    market.polled()
    assert market.order.undecided
    assert market.heard(Event.EXTERNAL_OPENED) == []
