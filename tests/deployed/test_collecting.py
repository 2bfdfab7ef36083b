"""Collecting, from the choice of a point to the order in the buyer's hands, with every policy enforced."""

import pytest

from tests.deployed.collecting import LATER, Collecting
from tests.deployed.ordering import SHOES, Ordering
from tests.deployed.stopping import DEARER

pytestmark = pytest.mark.deployed


def test_the_point_is_offered_with_its_price(collected: Collecting) -> None:
    (point,) = collected.offered["points"]
    assert (point["price"], point["full"], point["chosen"]) == (5_000, False, False)


def test_a_changed_point_reaches_its_orders_and_their_buyer(collected: Collecting) -> None:
    assert LATER in collected.moved["text"]
    assert [each["point"]["hours"] for each in collected.parcels] == [LATER]


def test_who_waits_at_a_point_that_closes_is_told_until_when(collected: Collecting) -> None:
    assert "Откроется: 1 декабря" in collected.shut["text"]


def test_a_dearer_delivery_is_split_over_the_orders(collected: Collecting) -> None:
    before, shared = collected.stopping.before["sum"]["total"], collected.stopping.shared["sum"]["total"]
    assert shared - before == DEARER


def test_the_clock_stops_a_purchase_that_asks_below_its_minimum_how_to_go_on(collected: Collecting) -> None:
    stopped = collected.stopping.stopped
    assert (stopped["stage"], stopped["undecided"], stopped["progress"]["buyers"]) == ("stopped", True, 1)


def test_a_cancelled_purchase_frees_its_place_and_its_buyer_is_told(collected: Collecting) -> None:
    assert collected.taken == (2, 1)
    assert "не состоится" in collected.cancelled["text"]


def test_the_buyer_hears_where_to_collect(collected: Collecting) -> None:
    assert LATER in collected.ready["text"]


def test_a_code_is_drawn_and_read_at_the_desk(ordered: Ordering, collected: Collecting) -> None:
    assert collected.code["svg"].startswith("<svg")
    assert (collected.read["number"], collected.read["buyer"]["name"]) == (ordered.orders[SHOES], "Анна Петрова")


def test_the_desk_stores_the_order_until_the_buyer_has_it(collected: Collecting) -> None:
    assert (collected.stored["handout"], collected.received["handout"]) == ("stored", "handed_out")
