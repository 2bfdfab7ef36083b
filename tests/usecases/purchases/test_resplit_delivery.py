"""The delivery of a purchase, entered late, is split over its orders to the kopeck."""

import pytest
from msgspec.structs import replace

from chalicelib.domain.journal import Event
from chalicelib.domain.money import split
from chalicelib.domain.orders.lines import LineState
from chalicelib.domain.orders.sums import ChangeReason
from chalicelib.domain.purchases.purchase import Stage
from chalicelib.usecases.jobs import CHUNK
from chalicelib.usecases.purchases import resplit_delivery
from tests.factories import COMMUNITY, a_line, a_purchase, an_entry, an_order, ok_id_of, payable, row_of
from tests.usecases.house import House
from tests.usecases.purchases.delivery import MARIA, STARTED, change, charge, crowd, deliver, orders, shares


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
