"""Many orders at once, each by itself."""

from collections.abc import Sequence
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.domain.communities.community import Role
from chalicelib.domain.errors import Invalid, Unavailable
from chalicelib.domain.journal import Event
from chalicelib.domain.orders.order import Handout, Order
from chalicelib.domain.payments.payment import PaymentKind, PaymentState
from chalicelib.domain.purchases.purchase import Stage, Terms
from chalicelib.usecases.orders.change_orders import Changes, ChangeWish, OrderVersion, StatusChange
from chalicelib.usecases.payments.record_payments import MoneyMove
from tests.factories import COMMUNITY, a_buyer, a_principal, an_order
from tests.usecases.house import House, with_anna
from tests.usecases.rivals import late

MARIA = a_principal()
READY, CANCEL = ChangeWish(Handout.READY), ChangeWish(status=StatusChange.CANCELLED, reason="Нет размера")
REOPEN = ChangeWish(status=StatusChange.REOPENED, reason="Нашли")


@pytest.fixture
def house() -> House:
    house = with_anna()
    house.join(a_buyer(id="elena", ok_id="570000000102"))
    house.save(an_order(), an_order(number="1002", buyer="elena"))
    return house


def order(house: House, number: str = "1001") -> Order:
    return house.stores.orders.get(COMMUNITY, number)


def change(house: House, wish: ChangeWish, *asked: tuple[str, int], dry_run: bool = False, **who: Any) -> Changes:
    versions = [OrderVersion(*each) for each in asked]
    return house.container.orders.change.change(a_principal(**who), wish, versions, dry_run)


def told(made: Changes) -> Sequence[str]:
    return [f"{each.number} {each.refusal.reason if each.refusal else 'ok'}" for each in made.results]


def test_each_order_has_a_result_of_its_own(house: House) -> None:
    made = change(house, READY, ("1002", 1), ("1001", 7), ("404", 1))
    assert told(made) == ["1002 ok", "1001 order_stale", "404 order_missing"]
    assert [order(house, number).handout for number in ("1001", "1002")] == [Handout.NOT_READY, Handout.READY]
    assert made.results[0].order == order(house, "1002")
    assert made.results[1].order == order(house), "the present state, for whoever saw another"
    assert sorted(made.people) == ["anna", "elena"]
    assert house.memory.events() == [Event.ORDER_READY]


def test_asked_once_more_it_is_so_already(house: House) -> None:
    for _ in range(2):
        assert told(change(house, READY, ("1001", 1), ("1002", 1))) == ["1001 ok", "1002 ok"]
    assert house.memory.events() == [Event.ORDER_READY] * 2


def test_a_dry_run_tells_what_would_be_and_writes_nothing(house: House) -> None:
    made = change(house, CANCEL, ("1001", 1), ("1002", 5), dry_run=True)
    assert told(made) == ["1001 ok", "1002 order_stale"]
    shown = made.results[0].order
    assert shown
    assert (shown.cancelled, shown.total) == (True, 0)
    assert (order(house).cancelled_at, house.memory.journal) == (None, [])


def test_of_two_at_once_one_wins_and_the_other_sees_the_present_state(house: House) -> None:
    second = late(house, lambda: change(house, CANCEL, ("1001", 1)))
    made = second.container.orders.change.change(MARIA, READY, [OrderVersion("1001", 1)], False)
    assert told(made) == ["1001 order_stale"]
    assert made.results[0].order == order(house)
    assert order(house).cancelled_at


def test_what_does_not_follow_is_refused_for_its_order_alone(house: House) -> None:
    house.save(replace(order(house), handout=Handout.RETURNED))
    made = change(house, ChangeWish(Handout.HANDED_OUT), ("1001", 2), ("1002", 1))
    assert told(made) == ["1001 handout_refused", "1002 handout_early"]
    house.save(replace(order(house, "1002"), terms=Terms(stage=Stage.COMPLETED)))
    assert told(change(house, CANCEL, ("1002", 2))) == ["1002 cancelling_stage_refused"]
    house.save(replace(order(house, "1002"), terms=Terms(stage=Stage.ORDERED)))
    assert told(change(house, CANCEL, ("1002", 3), role=Role.SUPPORT)) == ["1002 edit_role_refused"]


def test_a_cancelled_order_is_told_and_its_money_can_be_returned(house: House) -> None:
    pay = MoneyMove("form-of-maria-1", PaymentKind.PAYMENT, "1001", 50_000)
    house.container.payments.record.enter(MARIA, pay)
    assert told(change(house, CANCEL, ("1001", 2))) == ["1001 ok"]
    assert (order(house).to_return, order(house).payment_state) == (50_000, PaymentState.OVERPAID)
    entry = house.memory.journal[-1]
    assert (entry.event, entry.data["reason"], entry.data["before"]) == (
        Event.ORDER_CALLED_OFF,
        "Нет размера",
        an_order().total,
    )
    house.container.notices.send.send(entry)
    assert "Нет размера" in house.partners.bot.sent[-1].text
    back = MoneyMove("form-of-maria-2", PaymentKind.REFUND, "1001", 50_000)
    house.container.payments.record.enter(MARIA, back)
    assert (order(house).paid, order(house).to_return) == (0, 0)


def test_a_reopened_order_is_what_it_was_and_its_cancellation_is_not_told_any_more(house: House) -> None:
    change(house, CANCEL, ("1001", 1))
    called_off = house.memory.journal[-1]
    assert told(change(house, REOPEN, ("1001", 2))) == ["1001 ok"]
    assert order(house).total == an_order().total
    house.container.notices.send.send(called_off)
    assert house.partners.bot.sent == []
    said = [each for each in house.memory.events() if each != Event.GOODS_CHANGED]
    assert said[:2] == [Event.ORDER_CALLED_OFF, Event.ORDER_CHANGED]


def test_a_store_that_is_gone_half_way_is_told_row_by_row(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    commit, done = type(house.stores.commits).commit, []

    def once(self: Any, *asked: Any) -> None:
        done.append(asked)
        if len(done) > 1:
            raise Unavailable
        commit(self, *asked)

    monkeypatch.setattr(type(house.stores.commits), "commit", once)
    assert told(change(house, READY, ("1001", 1), ("1002", 1))) == ["1001 ok", "1002 unavailable"]


@pytest.mark.parametrize(
    ("wish", "asked", "reason"),
    [
        (ChangeWish(), [("1001", 1)], "change_unreadable"),
        (ChangeWish(Handout.READY, StatusChange.CANCELLED), [("1001", 1)], "change_unreadable"),
        (READY, [], "changes_unreadable"),
        (READY, [(str(place), 1) for place in range(101)], "changes_unreadable"),
        (READY, [("1001", 1), ("1001", 2)], "orders_repeated"),
        (ChangeWish(status=StatusChange.CANCELLED), [("1001", 1)], "reason_missing"),
        (ChangeWish(Handout.READY, reason="я" * 301), [("1001", 1)], "text_too_long"),
    ],
)
def test_what_cannot_be_asked_for_is_refused_as_a_whole(
    house: House, wish: ChangeWish, asked: list[tuple[str, int]], reason: str
) -> None:
    with pytest.raises(Invalid, match=reason):
        change(house, wish, *asked)


def test_orders_of_another_community_are_missing(house: House) -> None:
    assert told(change(house, READY, ("1001", 1), community="c2")) == ["1001 order_missing"]
