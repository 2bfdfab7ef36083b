"""How many orders wait for their buyer."""

from typing import Any

from msgspec.structs import replace

from chalicelib.domain.orders.order import Handout
from chalicelib.domain.payments.balance import Balance
from chalicelib.usecases.waiting_orders import COUNTED, Waiting, waiting_orders
from tests.factories import COMMUNITY, a_claim_mark, an_order, payable
from tests.usecases.house import House


def put(house: House, number: int, **fields: Any) -> None:
    house.save(an_order(number=str(number), purchase=f"p{number}", **fields))


def told(house: House, buyer: str = "anna") -> Waiting | None:
    return waiting_orders(house.stores.orders, house.stores.balances, COMMUNITY, buyer)


def test_debts_that_were_not_reported_and_what_lies_ready_are_counted(house: House) -> None:
    due = an_order().total
    put(house, 1, terms=payable())
    put(house, 2, terms=payable(), claims=(a_claim_mark(amount=due),))
    put(house, 3, terms=payable(), claims=(a_claim_mark(amount=due - 1),), handout=Handout.READY)
    put(house, 4, terms=payable(), paid=due, handout=Handout.STORED)
    put(house, 5)
    put(house, 6, terms=payable(), handout=Handout.READY, buyer="olga")
    assert told(house) == Waiting(pay=2, collect=2)
    assert told(house, "nobody") == Waiting(pay=0, collect=0)


def test_nobody_counts_further_than_is_read(house: House) -> None:
    for number in range(COUNTED + 1):
        put(house, number, terms=payable(), handout=Handout.READY)
    assert told(house) == Waiting(pay=COUNTED, collect=COUNTED)


def test_what_is_on_the_balance_is_told(house: House) -> None:
    house.save(Balance(COMMUNITY, "anna", 12_000, "RUB"))
    assert told(house) == Waiting(pay=0, collect=0, balance=12_000)


def test_what_was_handed_out_is_counted_no_more(house: House) -> None:
    put(house, 1, handout=Handout.READY)
    house.save(replace(house.stores.orders.get(COMMUNITY, "1"), handout=Handout.HANDED_OUT))
    assert told(house) == Waiting(pay=0, collect=0)
