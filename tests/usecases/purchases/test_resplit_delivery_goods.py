"""Other goods in one order move the shares of all."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.domain.journal import Entry, Event
from chalicelib.domain.money import split
from chalicelib.domain.orders.editing import LineEdit, OrderAction
from chalicelib.domain.orders.sums import ChangeReason
from chalicelib.domain.purchases.purchase import Stage, Terms
from chalicelib.usecases.jobs import CHUNK
from chalicelib.usecases.orders.change_orders import ChangeWish, OrderVersion, StatusChange
from tests.factories import COMMUNITY, a_buyer, a_notice, a_purchase, payable
from tests.usecases.house import House
from tests.usecases.purchases.delivery import MARIA, crowd, deliver, of_delivery, orders, shares
from tests.usecases.rivals import late


def edit(house: House, number: str, *edits: LineEdit) -> None:
    version = house.stores.orders.get(COMMUNITY, number).version
    house.container.orders.edit.edit_lines(MARIA, number, version, edits=edits, reason="Так прислали")


def of_goods(house: House, *prices: int, cost: int, stage: Stage = Stage.STOPPED) -> None:
    """Orders at a stage at which lines are edited and refused, with the delivery split already."""
    terms = Terms(stage=stage)
    house.save(a_purchase(terms=terms, version=1))
    crowd(house, *prices, terms=terms)
    deliver(house, cost)
    house.spread()
    assert sum(shares(house)) == cost


MORE = LineEdit(OrderAction.CHANGE, 0, quantity=3)
LESS = LineEdit(OrderAction.CHANGE, 0, quantity=1)
GONE = LineEdit(OrderAction.OUT_OF_STOCK, 0)
NEW = LineEdit(OrderAction.ADD, name="Сапоги", quantity=1, price=7_001)


@pytest.mark.parametrize(
    ("change", "weights"),
    [(MORE, [30_000, 10_000, 5_000]), (GONE, [0, 10_000, 5_000]), (NEW, [17_001, 10_000, 5_000])],
    ids=["quantity", "out of stock", "a line more"],
)
def test_other_goods_of_one_order_move_the_shares_of_all_to_the_kopeck(
    house: House, change: LineEdit, weights: list[int]
) -> None:
    of_goods(house, 10_000, 10_000, 5_000, cost=10_001)
    edit(house, "1001", change)
    house.spread()
    assert shares(house) == split(10_001, weights)
    assert sum(shares(house)) == 10_001
    for order in orders(house):
        latest = order.changes[0]
        assert (latest.reason, latest.after) == (ChangeReason.DELIVERY_SPLIT, order.total), order.number


def test_a_cancelled_order_leaves_its_share_to_the_others_and_takes_it_back(house: House) -> None:
    of_goods(house, 10_000, 10_000, cost=501)
    for status, expected in ((StatusChange.CANCELLED, [0, 501]), (StatusChange.REOPENED, [251, 250])):
        version = house.stores.orders.get(COMMUNITY, "1001").version
        wish = ChangeWish(status=status, reason="Так решили")
        house.container.orders.change.change(MARIA, wish, [OrderVersion("1001", version)], dry_run=False)
        house.spread()
        assert shares(house) == expected, status


def test_what_changes_no_goods_or_is_of_no_delivery_splits_nothing(house: House) -> None:
    of_goods(house, 10_000, 10_000, cost=500)
    before = [order.version for order in orders(house)]
    edit(house, "1001", LineEdit(OrderAction.CHANGE, 0, comment="синие"))
    house.spread()
    assert [order.version for order in orders(house)] == [before[0] + 1, before[1]]
    deliver(house, 0)
    house.spread()
    seen = len(of_delivery(house))
    edit(house, "1001", MORE)
    house.spread()
    assert len(of_delivery(house)) == seen


def test_of_a_purchase_that_is_over_nothing_is_split_any_more(house: House) -> None:
    """As its delivery cannot be changed any more either."""
    of_goods(house, 10_000, 10_000, cost=500)
    edit(house, "1001", MORE)
    (asked,) = (entry for entry in house.chained() if entry.event == Event.GOODS_CHANGED)
    for stage in (Stage.ORDERED, Stage.DISTRIBUTING, Stage.COMPLETED):
        house.container.purchases.manage.move(MARIA, "shoes", stage)
    house.container.background.propagation.run(asked)
    assert house.chained()[-1].event == Event.PURCHASE_CHANGED
    assert shares(house) == [250, 250]


def test_goods_that_change_while_shares_are_given_end_in_the_right_split(house: House) -> None:
    """Of two orders at once, and of a cost that changes meanwhile: whichever comes last is right."""
    of_goods(house, *[1_000] * (CHUNK + 1), cost=100_000)
    edit(house, "1001", MORE)
    for _ in range(2):
        house.container.background.propagation.run(house.chained()[-1])
    late(house, lambda: edit(house, "1002", GONE)).container.background.propagation.run(house.chained()[-1])
    house.spread()
    weights = [3_000, 0, *[1_000] * (CHUNK - 1)]
    assert shares(house) == split(100_000, weights)
    edit(house, "1003", GONE)
    deliver(house, 777)
    house.spread()
    assert shares(house) == split(777, [3_000, 0, 0, *[1_000] * (CHUNK - 2)])


@settings(deadline=None, max_examples=40)
@given(
    st.lists(st.integers(1, 9_999), min_size=2, max_size=12),
    st.lists(st.tuples(st.integers(0, 11), st.sampled_from([MORE, LESS, GONE, NEW])), min_size=1, max_size=5),
    st.randoms(),
)
def test_edits_in_any_order_of_messages_end_in_the_split_of_what_is_there(
    prices: list[int], edits: list[tuple[int, LineEdit]], random: Any
) -> None:
    house = House()
    of_goods(house, *prices, cost=10_007)
    done = {entry.id for entry in house.chained()}
    for place, change in edits:
        edit(house, str(1_001 + place % len(prices)), change)
        for _ in range(random.randint(0, 3)):
            house.container.background.propagation.run(random.choice(house.chained()))
    waiting: list[Entry]
    while waiting := [entry for entry in house.chained() if entry.id not in done]:
        entry: Entry = random.choice(waiting)
        house.container.background.propagation.run(entry)
        done |= {entry.id} if random.random() < 0.7 else set()
    weights = [order.goods for order in orders(house)]
    assert shares(house) == (split(10_007, weights) if any(weights) else [0] * len(prices))
    for order in orders(house):
        assert not order.changes or order.changes[0].after == order.total


def told_of_delivery(house: House, goods: int, edits: LineEdit, cost: int) -> list[str]:
    """What is written to the buyer of the second of two orders when the first one's goods change."""
    terms = payable()
    house.save(a_purchase(terms=terms, version=1))
    crowd(house, 10_000, goods, terms=terms)
    house.save(a_buyer(id="buyer0001", ok_id="570000000301"))
    deliver(house, cost)
    house.spread()
    second = house.stores.orders.get(COMMUNITY, "1002")
    house.save(
        a_notice(id="order/1002", buyer="buyer0001", number="1002", heard=True, state="sent", revision=second.revision)
    )
    house.memory.journal.clear()
    edit(house, "1001", edits)
    house.spread()
    house.clock.pass_by(minutes=5)
    for entry in house.order_events([Event.ORDER_CHANGED]):
        if entry.data["number"] == "1002":
            house.container.notices.send.send(entry)
    return [sent.text for sent in house.partners.bot.sent]


def test_of_a_share_that_moved_the_buyer_reads_from_what_to_what_and_why_and_no_goods(house: House) -> None:
    (text,) = told_of_delivery(house, 10_000, MORE, 20_000)
    assert "Было: 210\xa0₽\nСтало: 160\xa0₽" in text
    assert "доставка пересчитана, потому что состав закупки изменился" in text
    assert "Ботинки" not in text


def test_of_a_share_that_moved_by_next_to_nothing_nobody_is_written_to(house: House) -> None:
    assert told_of_delivery(house, 1_000_000, MORE, 20_000) == []
    assert house.stores.orders.get(COMMUNITY, "1002").changes[0].reason is ChangeReason.DELIVERY_SPLIT
