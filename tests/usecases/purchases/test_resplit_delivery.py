"""The delivery of a purchase, entered late, is split over its orders to the kopeck."""

from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from chalicelib.domain.journal import Entry, Event
from chalicelib.domain.money import split
from chalicelib.domain.orders.editing import LineEdit, OrderAction
from chalicelib.domain.orders.lines import LineState
from chalicelib.domain.orders.order import Order
from chalicelib.domain.orders.sums import ChangeReason
from chalicelib.domain.purchases.purchase import Stage, Terms
from chalicelib.usecases.jobs import CHUNK
from chalicelib.usecases.orders.change_orders import ChangeWish, OrderVersion, StatusChange
from chalicelib.usecases.purchases import resplit_delivery
from tests.factories import (
    COMMUNITY,
    a_buyer,
    a_line,
    a_notice,
    a_principal,
    a_purchase,
    an_entry,
    an_order,
    ok_id_of,
    payable,
    row_of,
)
from tests.usecases.house import House
from tests.usecases.rivals import late

MARIA = a_principal()
STARTED = {Event.DELIVERY_CHANGED, Event.DELIVERY_WEIGHED, Event.DELIVERY_SHARED}


def crowd(house: House, *prices: int, terms: Terms | None = None) -> None:
    for place, price in enumerate(prices):
        order = an_order((a_line(price=price),), number=str(1_001 + place), buyer=f"buyer{place:04}")
        house.save(replace(order, terms=terms or order.terms))


def change(house: House, purchase: str = "shoes", **fields: Any) -> None:
    version = house.stores.purchases.get(COMMUNITY, purchase).version
    house.container.purchases.manage.edit(MARIA, purchase, version, lambda it: replace(it, **fields))


def deliver(house: House, cost: int) -> None:
    change(house, delivery_cost=cost)


def charge(house: House, fee: int) -> None:
    change(house, fee=fee)


def orders(house: House) -> list[Order]:
    return house.memory.orders(COMMUNITY)


def shares(house: House) -> list[int]:
    return [order.delivery_share for order in orders(house)]


def of_delivery(house: House) -> list[Entry]:
    return [entry for entry in house.chained() if entry.event in STARTED]


def test_a_delivery_entered_late_is_split_to_the_kopeck_and_each_order_says_why(house: House) -> None:
    crowd(house, 10_000, 10_000, 10_000)
    deliver(house, 10_000)
    house.spread()
    assert shares(house) == [3_334, 3_333, 3_333]
    first = orders(house)[0]
    assert [(each.before, each.after, each.reason) for each in first.changes] == [
        (11_000, 14_334, ChangeReason.DELIVERY_SPLIT)
    ]
    assert (first.explanation[-1].kind, first.explanation[-1].amount) == ("delivery", 3_334)


def test_every_order_gets_its_share_whatever_its_buyer_is_called(house: House) -> None:
    """A round looks at all orders from the first on: what begins it names no place to go on from."""
    for place, buyer in enumerate(("0anna", "10000")):
        house.save(an_order((a_line(price=10_000),), number=str(1_001 + place), buyer=buyer))
    deliver(house, 40_000)
    house.spread()
    assert shares(house) == [20_000] * 2


@pytest.mark.parametrize("count", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK + 3])
def test_every_order_gets_its_share_however_many_there_are(house: House, count: int) -> None:
    crowd(house, *[1_000 + place for place in range(count)])
    deliver(house, 100_001)
    house.spread()
    assert shares(house) == split(100_001, [1_000 + place for place in range(count)])


def test_orders_are_weighed_in_steps(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resplit_delivery, "LOOKED_AT", 7)
    crowd(house, *[1_000 + place for place in range(30)])
    deliver(house, 777)
    house.spread()
    assert shares(house) == split(777, [1_000 + place for place in range(30)])


def test_whoever_takes_nothing_pays_no_delivery(house: House) -> None:
    crowd(house, 10_000, 10_000)
    last = orders(house)[-1]
    gone = replace(last, lines=(replace(last.lines[0], state=LineState.CANCELLED),))
    house.save(gone)
    deliver(house, 501)
    house.spread()
    assert shares(house) == [501, 0]
    house.save(a_purchase(id="books"))
    change(house, "books", delivery_cost=100)
    house.spread()
    assert shares(house) == [501, 0]


def test_orders_of_a_cancelled_purchase_are_left_as_they_are(house: House) -> None:
    crowd(house, 10_000)
    deliver(house, 500)
    house.container.purchases.manage.move(MARIA, "shoes", Stage.CANCELLED)
    house.spread()
    assert shares(house) == [0]


def test_a_buyer_who_was_asked_to_pay_hears_of_the_new_sum_and_others_do_not(house: House) -> None:
    crowd(house, 10_000, 10_000)
    asked, other = orders(house)
    house.save(replace(asked, terms=payable()))
    deliver(house, 500)
    house.spread()
    assert [entry.data["number"] for entry in house.order_events([Event.ORDER_CHANGED])] == [asked.number]
    assert [entry.data["number"] for entry in house.order_events([Event.ORDER_RECALCULATED])] == [other.number]
    (said,) = house.order_events([Event.ORDER_CHANGED])
    assert (said.data["reason"], said.data["before"], said.data["after"]) == ("delivery_split", 11_000, 11_250)


@pytest.mark.parametrize("saves", [1, 2])
def test_whoever_is_asked_to_pay_is_asked_for_his_share_too(house: House, saves: int) -> None:
    """Payment is opened with the cost, or a moment after it, and the message of that comes first."""
    crowd(house, 10_000, 5_555)
    asked = replace(house.stores.purchases.get(COMMUNITY, "shoes").wording, payment_open=True, details="Карта 2200")
    if saves == 1:
        change(house, delivery_cost=1_001, terms=asked)
    else:
        deliver(house, 1_001)
        change(house, terms=asked)
    for entry in [each for each in house.chained() if each.event not in STARTED]:
        house.container.background.propagation.run(entry)
    assert not any(order.terms.payable for order in orders(house))
    house.spread()
    assert [order.terms.payable for order in orders(house)] == [True, True]
    last = {entry.subject: entry.event for entry in house.memory.journal if entry.subject.startswith("order/")}
    assert set(last.values()) == {Event.ORDER_PAYMENT_OPENED}
    assert sum(shares(house)) == 1_001
    assert Event.ORDER_CHANGED not in house.memory.events()


def test_a_purchase_that_is_cancelled_meanwhile_waits_for_no_shares(house: House) -> None:
    crowd(house, 10_000)
    deliver(house, 1_001)
    house.container.purchases.manage.move(MARIA, "shoes", Stage.CANCELLED)
    house.spread()
    assert orders(house)[0].terms.stage is Stage.CANCELLED


def test_a_sum_that_falls_to_what_was_paid_is_paid(house: House) -> None:
    crowd(house, 10_000)
    (order,) = orders(house)
    house.save(replace(order, paid=11_000, delivery_share=500))
    house.save(a_purchase(delivery_cost=500, version=1))
    deliver(house, 0)
    house.spread()
    assert house.memory.events().count(Event.ORDER_PAID) == 1


def test_a_second_change_while_the_first_is_under_way_ends_in_the_latest(house: House) -> None:
    crowd(house, *[1_000] * (CHUNK + 1))
    deliver(house, 100_000)
    for _ in range(2):
        house.container.background.propagation.run(of_delivery(house)[-1])
    assert 0 < sum(shares(house)) < 100_000
    deliver(house, 333)
    house.spread()
    assert shares(house) == split(333, [1_000] * (CHUNK + 1))


@pytest.mark.parametrize(("cost", "expected"), [(10, [5, 5]), (0, [0, 0])], ids=["another", "none again"])
def test_a_step_that_a_newer_cost_overtakes_gives_no_older_share(house: House, cost: int, expected: list[int]) -> None:
    """Nor where the newer one leaves an order as it was, so that its revision says nothing."""
    crowd(house, 1_000, 1_000)
    deliver(house, 100_000)
    house.container.background.propagation.run(of_delivery(house)[-1])
    sharing = of_delivery(house)[-1]
    assert sharing.event == Event.DELIVERY_SHARED

    def newer() -> None:
        deliver(house, cost)
        house.spread()

    late(house, newer).container.background.propagation.run(sharing)
    assert shares(house) == expected


def test_messages_that_come_again_when_all_is_done_change_nothing(house: House) -> None:
    crowd(house, 1_000, 2_000, 3_000)
    deliver(house, 1_001)
    house.spread()
    before = [(order.version, order.revision) for order in orders(house)]
    for entry in reversed(house.chained()):
        house.container.background.propagation.run(entry)
    house.spread()
    assert [(order.version, order.revision) for order in orders(house)] == before


def test_a_message_of_a_purchase_nobody_has_does_nothing(house: House) -> None:
    gone = an_entry(event=Event.DELIVERY_CHANGED, subject="purchase/gone", data={"split": 1})
    house.container.background.propagation.run(gone)
    assert house.memory.journal == []


def test_a_fee_entered_late_explains_itself_too(house: House) -> None:
    crowd(house, 10_000, 5_555)
    charge(house, 500)
    house.spread()
    assert [order.fee for order in orders(house)] == [500, 500]
    assert [(each.before, each.after, each.reason) for each in orders(house)[1].changes] == [
        (6_111, 5_833, ChangeReason.FEE)
    ]
    assert house.memory.events().count(Event.ORDER_RECALCULATED) == 2


def test_a_title_reaches_the_orders_and_changes_no_sum(house: House) -> None:
    crowd(house, 10_000)
    change(house, title="Зимняя обувь")
    house.spread()
    (order,) = orders(house)
    assert (order.purchase_title, order.total, order.changes, order.revision) == ("Зимняя обувь", 11_000, (), 1)


def test_an_import_that_was_late_has_title_fee_and_delivery_too(house: House) -> None:
    house.imported(row_of(1))
    job = house.previewed(row_of(1), row_of(2))
    house.container.imports.manage.start(MARIA, job.id)
    change(house, title="Зимняя обувь", fee=0, delivery_cost=333)
    house.spread()
    house.driven(job.id)
    found = [house.order_of(ok_id_of(place)) for place in (1, 2)]
    assert {(order.purchase_title, order.fee) for order in found} == {("Зимняя обувь", 0)}
    assert sorted(order.delivery_share for order in found) == [166, 167]


# other goods in an order


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


CHANGES = st.one_of(st.integers(0, 5_000), st.none())


@settings(deadline=None, max_examples=40)
@given(
    st.lists(st.integers(1, 9_999), min_size=1, max_size=60), st.lists(CHANGES, min_size=1, max_size=5), st.randoms()
)
def test_messages_in_any_order_and_several_times_end_at_the_last_cost(
    prices: list[int], changes: list[int | None], random: Any
) -> None:
    """A queue keeps what it has until it is done; None is a change of the fee in between."""
    house = House()
    crowd(house, *prices)
    for place, change in enumerate(changes):
        charge(house, place) if change is None else deliver(house, change)
        for _ in range(random.randint(0, 3) if house.chained() else 0):
            house.container.background.propagation.run(random.choice(house.chained()))
    done: set[str] = set()
    while waiting := [entry for entry in house.chained() if entry.id not in done]:
        entry: Entry = random.choice(waiting)
        house.container.background.propagation.run(entry)
        done |= {entry.id} if random.random() < 0.7 else set()
    cost, fee = house.purchase().delivery_cost, house.purchase().fee
    assert shares(house) == split(cost, prices)
    assert {order.fee for order in orders(house)} == {fee}
    for order in orders(house):
        assert not order.changes or order.changes[0].after == order.total
        assert all(newer.before == older.after for newer, older in zip(order.changes, order.changes[1:], strict=False))
    told = Counter(entry.event for entry in house.memory.journal)
    assert told[Event.ORDER_CHANGED] == 0
