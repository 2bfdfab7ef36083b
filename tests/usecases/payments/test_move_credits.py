"""What was paid too much waits on the buyer's balance: for another order, or to be given back."""

from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import Conflict, Invalid, NotFound, Repeated
from chalicelib.domain.journal import Event
from chalicelib.domain.orders.counting import progress_of
from chalicelib.domain.orders.order import Order
from chalicelib.domain.payments.payment import EntryKind, Method, PaymentState
from chalicelib.domain.purchases.purchase import Stage
from chalicelib.usecases.payments.move_credits import Credited, CreditMove, Way
from tests.factories import COMMUNITY, a_line, an_order, payable
from tests.usecases.house import House
from tests.usecases.payments.till import MARIA, received
from tests.usecases.rivals import late


def put(house: House, number: str, total: int = 1_000, **fields: Any) -> None:
    lines = (a_line(price=total),)
    house.save(an_order(lines, number=number, purchase=f"p{number}", fee=0, terms=payable(), **fields))


@pytest.fixture
def overpaid(house: House) -> House:
    """300 too much for Anna's first order; nothing is paid for her second."""
    house.container.payments.record.enter(MARIA, received(1_300))
    house.memory.journal.clear()
    return house


def move(house: House, way: Way, amount: int, key: str = "", **fields: Any) -> Credited:
    given = {"order": "1001" if way is Way.SAVE else "1002"} if way is not Way.RETURN else {"buyer": "anna"}
    wish = CreditMove(key or f"form-{way}-{amount}", way, amount, **{**given, **fields})
    house.clock.pass_by(seconds=1)
    return house.container.payments.credits.move(MARIA, wish)


def order(house: House, number: str) -> Order:
    return house.stores.orders.get(COMMUNITY, number)


def balance(house: House, buyer: str = "anna") -> int:
    return house.stores.balances.get(COMMUNITY, buyer).amount


def test_a_surplus_goes_to_the_balance_and_from_there_to_the_next_order(overpaid: House) -> None:
    saved = move(overpaid, Way.SAVE, 300, note=" излишек ")
    assert (saved.balance.amount, saved.balance.currency) == (300, "RUB")
    assert saved.order
    assert (saved.order.paid, saved.order.payment_state) == (1_000, PaymentState.PAID)
    assert order(overpaid, "1001") == kept(saved.order)
    used = move(overpaid, Way.USE, 200)
    assert (used.balance.amount, order(overpaid, "1002").paid) == (100, 200)
    entries = overpaid.stores.payments.of_balance(COMMUNITY, "anna")
    assert [(each.amount, each.counterpart, each.note) for each in entries] == [
        (300, "1001", "излишек"),
        (-200, "1002", ""),
    ]
    (entry,) = overpaid.stores.payments.of_order(COMMUNITY, "1002")
    assert (entry.amount, entry.entry_kind, entry.method, entry.by) == (200, EntryKind.CREDIT, Method.CREDIT, "maria")


def test_what_is_on_the_balance_is_given_back(overpaid: House) -> None:
    move(overpaid, Way.SAVE, 300)
    done = move(overpaid, Way.RETURN, 250, note="на карту")
    assert (done.balance.amount, done.order, balance(overpaid)) == (50, None, 50)
    (_, entry) = overpaid.stores.payments.of_balance(COMMUNITY, "anna")
    assert (entry.entry_kind, entry.amount, entry.order, entry.note) == (EntryKind.REFUND, -250, "", "на карту")


def test_each_move_stands_in_the_journal_and_what_it_pays_in_full_is_said(overpaid: House) -> None:
    overpaid.container.payments.record.enter(MARIA, replace(received(400, key="form-two"), order="1002"))
    overpaid.memory.journal.clear()
    move(overpaid, Way.SAVE, 300)
    move(overpaid, Way.USE, 100)
    move(overpaid, Way.RETURN, 50)
    journal = [(each.event, each.subject) for each in overpaid.memory.journal]
    assert journal == [
        (Event.BALANCE_MOVED, "order/1001"),
        (Event.BALANCE_MOVED, "order/1002"),
        (Event.ORDER_PAID, "order/1002"),
        (Event.BALANCE_MOVED, "buyer/anna"),
    ]
    assert [each.data["balance"] for each in overpaid.memory.journal] == [300, 200, 200, 150]


@pytest.mark.parametrize(
    ("way", "amount", "reason"),
    [
        (Way.SAVE, 301, "surplus_less"),
        (Way.USE, 201, "balance_less"),
        (Way.RETURN, 201, "balance_less"),
    ],
)
def test_there_is_never_less_than_nothing(overpaid: House, way: Way, amount: int, reason: str) -> None:
    put(overpaid, "1004", 5_000)
    overpaid.container.payments.record.enter(MARIA, received(200, key="form-more"))
    move(overpaid, Way.SAVE, 200)
    with pytest.raises(Conflict, match=reason):
        move(overpaid, way, amount, **({"order": "1004"} if way is Way.USE else {}))
    assert balance(overpaid) == 200


def test_no_order_gets_more_than_is_left_to_pay(overpaid: House) -> None:
    put(overpaid, "1004", 100)
    move(overpaid, Way.SAVE, 300)
    with pytest.raises(Conflict, match="debt_less"):
        move(overpaid, Way.USE, 101, order="1004")
    assert (balance(overpaid), order(overpaid, "1004").paid) == (300, 0)


def test_of_a_cancelled_purchase_all_that_was_paid_is_to_spare_and_nothing_is_paid(overpaid: House) -> None:
    cancelled = payable(stage=Stage.CANCELLED)
    overpaid.save(*(replace(order(overpaid, number), terms=cancelled) for number in ("1001", "1002")))
    assert move(overpaid, Way.SAVE, 1_300).balance.amount == 1_300
    with pytest.raises(Conflict, match="debt_less"):
        move(overpaid, Way.USE, 1)


def kept(it: Order | None) -> Order | None:
    """As the store has it, with what was counted of it."""
    return it and replace(it, counted=progress_of(it))


def test_the_same_form_twice_is_one_move(overpaid: House) -> None:
    for way, amount in ((Way.SAVE, 300), (Way.USE, 100), (Way.RETURN, 100)):
        first, second = (move(overpaid, way, amount) for _ in range(2))
        assert (second.balance, second.order) == (first.balance, kept(first.order))
    assert (balance(overpaid), len(overpaid.stores.payments.of_balance(COMMUNITY, "anna"))) == (100, 3)


@pytest.mark.parametrize("again", [(Way.SAVE, 2, {}), (Way.RETURN, 1, {}), (Way.SAVE, 1, {"order": "1002"})])
def test_a_key_that_moved_something_else_is_refused(overpaid: House, again: tuple[Way, int, dict[str, Any]]) -> None:
    move(overpaid, Way.SAVE, 1, key="one-form")
    overpaid.container.payments.record.enter(MARIA, replace(received(600, key="form-two"), order="1002"))
    way, amount, fields = again
    with pytest.raises(Repeated):
        move(overpaid, way, amount, key="one-form", **fields)
    assert balance(overpaid) == 1


def test_whoever_comes_second_looks_again(overpaid: House) -> None:
    move(overpaid, Way.SAVE, 300)

    def rival() -> None:
        move(overpaid, Way.RETURN, 250)

    with pytest.raises(Conflict, match="balance_less"):
        move(late(overpaid, rival), Way.USE, 100)
    assert balance(overpaid) == 50


def test_money_of_two_currencies_is_not_put_together(overpaid: House) -> None:
    move(overpaid, Way.SAVE, 300)
    put(overpaid, "1004", 500, currency="KZT")
    with pytest.raises(Conflict, match="currencies_mixed"):
        move(overpaid, Way.USE, 100, order="1004")


def test_nobody_uses_the_balance_of_another(overpaid: House) -> None:
    move(overpaid, Way.SAVE, 300)
    with pytest.raises(Conflict, match="balance_less"):
        move(overpaid, Way.USE, 100, order="1003")


@pytest.mark.parametrize("fields", [{"order": "9"}, {"order": "x" * 40}, {"order": ""}])
def test_what_is_not_there_is_missing(overpaid: House, fields: dict[str, str]) -> None:
    with pytest.raises(NotFound):
        move(overpaid, Way.USE, 1, **fields)
    with pytest.raises(NotFound):
        move(overpaid, Way.RETURN, 1, buyer="nobody")


def test_what_is_no_sum_and_no_key_is_refused(overpaid: House) -> None:
    for amount, key in ((0, "form-of-maria"), (-1, "form-of-maria"), (1, "short")):
        with pytest.raises(Invalid):
            move(overpaid, Way.SAVE, amount, key=key)
