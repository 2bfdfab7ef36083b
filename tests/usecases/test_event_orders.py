"""Events of several revisions of one order, in all orders: buyers hear the last state, and each state once."""

from itertools import permutations

from msgspec.structs import replace

from tests.factories import COMMUNITY, an_order, order_saved
from tests.usecases.house import House, with_anna

REVISIONS = (1, 2, 3, 4, 5)
ORDERS = list(permutations(REVISIONS))


def advance(house: House, revision: int) -> None:
    """Save revisions up to this one, each with another sum."""
    while (order := house.stores.orders.get(COMMUNITY, "1001")).revision < revision:
        house.save(replace(order, revision=order.revision + 1, delivery_share=100 * order.revision))


def deliver(house: House, revision: int) -> None:
    house.container.notices.send.send(order_saved(an_order(), id=f"event-{revision}"))


def told(house: House) -> int:
    """The share of the delivery in the last message tells which revision it spoke of."""
    revision = house.notice().revision
    total = an_order(delivery_share=100 * (revision - 1)).total // 100
    assert f"{total // 1000}\u00a0{total % 1000}" in house.partners.bot.sent[-1].text
    return revision


def with_an_order() -> House:
    house = with_anna()
    house.save(an_order())
    return house


def test_all_events_of_a_finished_history_are_one_message() -> None:
    for order in ORDERS:
        house = with_an_order()
        advance(house, 5)
        for revision in order:
            deliver(house, revision)
        assert (len(house.partners.bot.sent), told(house)) == (1, 5), order


def test_events_that_come_while_the_order_changes_tell_every_settled_state_once() -> None:
    """An event cannot come before its revision is saved; those of revisions told already say nothing."""
    for order in ORDERS:
        house, settled = with_an_order(), 0
        for place, revision in enumerate(order):
            advance(house, revision)
            deliver(house, revision)
            deliver(house, order[0])
            settled += revision == max(order[: place + 1])
            assert len(house.partners.bot.sent) == settled, order
        assert told(house) == 5, order
