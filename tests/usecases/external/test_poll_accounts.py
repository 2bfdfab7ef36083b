"""Polls find what no push has brought, and go on where they were held up."""

from datetime import timedelta
from random import Random

import pytest

from chalicelib.domain.errors import CallRefused, Unavailable
from chalicelib.domain.external.external_order import ExternalOrder
from chalicelib.domain.external.sighting import Phase, SeenBuyer
from chalicelib.domain.journal import Event
from tests.factories import COMMUNITY
from tests.usecases.external.market import Market


def test_polls_find_what_no_push_has_brought_and_say_so(market: Market) -> None:
    market.house.clock.pass_by(hours=2)
    now = market.house.clock()
    market.show(created_at=now - timedelta(minutes=30), changed_at=now)
    market.polled()
    assert market.order.phase is Phase.OPEN
    account = market.known
    assert account.state.silent_since == now
    assert len(market.heard(Event.ACCOUNT_SILENT)) == 1
    market.polled()
    assert len(market.it.windows) == 1  # not due yet
    market.house.clock.pass_by(minutes=16)
    market.polled()
    (first, second) = market.it.windows
    assert second[0] < first[1]
    assert len(market.heard(Event.ACCOUNT_SILENT)) == 1


def test_what_was_pushed_and_could_not_be_read_yet_is_no_sign_that_pushes_stopped(market: Market) -> None:
    market.house.clock.pass_by(hours=2)
    now = market.house.clock()
    market.show(created_at=now - timedelta(minutes=30), changed_at=now)
    market.push()
    market.polled()
    assert market.order.phase is Phase.OPEN
    assert market.heard(Event.ACCOUNT_SILENT) == []


def test_polls_that_show_nothing_on_a_day_on_which_pushes_came_are_said_once(market: Market) -> None:
    market.polled()
    market.house.clock.pass_by(hours=20)
    market.seen()
    market.it.shown.clear()
    for _ in range(4):
        market.house.clock.pass_by(hours=2)
        market.polled()
    (told,) = market.heard(Event.ACCOUNT_SILENT)
    assert told.data["source"] == "polls"
    account = market.known
    assert account.state.blind_since is not None
    market.show(created_at=market.house.clock(), changed_at=market.house.clock())
    market.house.clock.pass_by(minutes=16)
    market.polled()
    assert market.known.state.blind_since is None


def test_what_is_pushed_of_a_parcel_on_the_road_says_nothing_of_polls(market: Market) -> None:
    """A list of changes need not have it: no new order is missing there."""
    market.seen()
    market.polled()
    for place in range(4):
        market.house.clock.pass_by(hours=13)
        known = market.show(phase=Phase.ACCEPTED, status="delivering")
        market.push(id=f"on the road {place}", type="TYPE_DELIVERY_DATE_CHANGED")
        market.work()
        del market.it.shown[known.order]
        market.polled()
    assert market.heard(Event.ACCOUNT_SILENT) == []


def test_of_a_marketplace_that_has_no_list_nothing_is_missing_in_it(market: Market) -> None:
    market.it.lists = False
    market.polled()
    for _ in range(4):
        market.house.clock.pass_by(hours=13)
        market.seen()
        market.polled()
    assert market.heard(Event.ACCOUNT_SILENT) == []
    account = market.house.stores.accounts.get(COMMUNITY, market.account.id)
    assert account.state.unlisted_since is None


def test_polls_find_every_order_of_which_pushes_were_dropped_and_double_none(market: Market) -> None:
    """R14: any share of pushes gets lost, and some are worked on only after the poll."""
    chance, numbers = Random(14), [f"{place}-1" for place in range(120)]
    market.it.size = 7
    for number in numbers:
        market.show(order=number, group=number)
    brought = chance.sample(numbers, 40)
    for number in brought:
        assert market.push(id=f"e-{number}", order=number) == 200
    for entry in market.heard(Event.EXTERNAL_RECEIVED)[::2]:
        market.done(entry)
    market.polled()
    market.work()
    assert sorted(each.order for each in market.house.memory.of(ExternalOrder, COMMUNITY)) == sorted(numbers)
    opened = [str(entry.data["order"]) for entry in market.heard(Event.EXTERNAL_OPENED)]
    assert sorted(opened) == sorted(numbers)


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


def test_a_place_that_the_marketplace_knows_no_more_is_left_for_the_beginning_of_the_window(market: Market) -> None:
    market.it.size = 2
    for place in range(5):
        market.show(order=f"{place}")
    market.it.interrupted, market.it.forgets = 1, True
    with pytest.raises(Unavailable):
        market.polled()
    market.house.clock.pass_by(days=3)
    with pytest.raises(CallRefused):
        market.polled()
    market.polled()
    assert market.it.cursors == [None, "2", "2", None, "2", "4"]
    assert len(market.house.memory.of(ExternalOrder, COMMUNITY)) == 5


def test_of_a_list_that_tells_no_buyer_a_new_order_is_read_by_itself_once(market: Market) -> None:
    whole = market.show(buyer=SeenBuyer(id="b7", name="Анна"))
    market.it.hides_buyers = True
    for _ in range(2):
        market.polled()
        market.house.clock.pass_by(minutes=16)
    assert market.order.buyer == whole.buyer
    assert market.it.reads == [whole.order]


def test_one_that_may_not_be_read_is_kept_as_it_was_listed(market: Market) -> None:
    market.show(buyer=SeenBuyer(id="b7", name="Анна"))
    market.it.hides_buyers, market.it.unread = True, True
    market.polled()
    assert market.order.buyer is None
