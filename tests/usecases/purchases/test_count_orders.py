"""What a purchase has come to is the sum over its orders, whatever happens to them and in whatever order."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from chalicelib.domain.errors import KabinetError
from chalicelib.domain.journal import Event
from chalicelib.domain.orders.counting import progress_of
from chalicelib.domain.orders.order import Order
from chalicelib.domain.payments.claim import ClaimState, PaymentClaim
from chalicelib.domain.payments.payment import PaymentKind
from chalicelib.domain.purchases.progress import NONE, Progress
from chalicelib.domain.purchases.purchase import Stage
from chalicelib.usecases.jobs import CHUNK
from chalicelib.usecases.payments.file_claims import ClaimRequest
from chalicelib.usecases.payments.record_payments import MoneyMove
from chalicelib.usecases.ports import Counter
from tests.factories import (
    COMMUNITY,
    NOW,
    a_line,
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


def progress(house: House, purchase: str = "shoes") -> Progress:
    return house.stores.purchases.progress(COMMUNITY, [purchase]).get(purchase, NONE)


def summed(house: House, purchase: str = "shoes") -> Progress:
    each = [progress_of(order) for order in house.memory.orders(COMMUNITY) if order.purchase == purchase]
    return Progress(*(sum(getattr(one, name) for one in each) for name in Progress.__struct_fields__))


def some_order(house: House, random: Any) -> Order:
    orders = house.memory.orders(COMMUNITY)
    place: int = random.randrange(len(orders))
    return orders[place]


def importing(house: House, random: Any) -> None:
    """Some buyers, some more pieces, some lines gone."""
    rows = [
        row_of(buyer, quantity=random.randint(1, 3), article=f"A-{article}")
        for buyer in range(1, 5)
        for article in range(3)
        if random.random() < 0.6
    ]
    house.imported(*(rows or [row_of(1)]))


def paying(house: House, random: Any) -> None:
    move = MoneyMove(house.ids(), random.choice([PaymentKind.PAYMENT, PaymentKind.REFUND]), "", 500)
    house.container.payments.record.enter(MARIA, replace(move, order=some_order(house, random).number))


def claiming(house: House, random: Any) -> None:
    order = some_order(house, random)
    buyer = a_principal(id=order.buyer, role="buyer")
    request = ClaimRequest(f"form-{house.ids()}", (order.number,), random.randint(1, 900), NOW)
    house.container.payments.file_claims.file(buyer, request)


def deciding(house: House, random: Any) -> None:
    waiting = [each for each in house.memory.of(PaymentClaim, COMMUNITY) if each.state is ClaimState.PENDING]
    if not waiting:
        return
    claim, review = random.choice(waiting), house.container.payments.review_claims
    match random.randint(0, 2):
        case 0:
            review.confirm(MARIA, claim.id)
        case 1:
            review.reject(MARIA, claim.id, "Не нашли перевод")
        case _:
            house.container.payments.file_claims.withdraw(a_principal(id=claim.buyer, role="buyer"), claim.id)


def repricing(house: House, random: Any) -> None:
    cost = random.randint(0, 900)
    version = house.purchase().version
    house.container.purchases.manage.edit(MARIA, "shoes", version, lambda it: replace(it, delivery_cost=cost))
    house.spread()


def erasing(house: House, random: Any) -> None:
    house.container.privacy.erase_person.ask(MARIA, some_order(house, random).buyer)
    for entry in [each for each in house.memory.journal if each.event == Event.ERASURE_ASKED]:
        house.container.background.jobs.run(entry)


def cancelling(house: House, random: Any) -> None:
    house.container.purchases.manage.move(MARIA, "shoes", Stage.CANCELLED)
    house.spread()


DEEDS: dict[str, Callable[[House, Any], None]] = {
    "import": importing,
    "pay": paying,
    "claim": claiming,
    "decide": deciding,
    "reprice": repricing,
    "erase": erasing,
    "cancel": cancelling,
}


@settings(deadline=None, max_examples=30)
@given(st.lists(st.sampled_from(sorted(DEEDS)), min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_progress_is_the_sum_over_the_orders(deeds: list[str], random: Any) -> None:
    """A deed that is refused, as a refund of nothing is, changes nothing; another comes between look and commit."""
    house = House()
    importing(house, random)
    for name, meanwhile in zip(deeds, reversed(deeds), strict=True):
        _quietly(late(house, partial(_quietly, house, meanwhile, random)), name, random)
        assert progress(house) == summed(house), name


def _quietly(house: House, name: str, random: Any) -> None:
    with suppress(KabinetError):
        DEEDS[name](house, random)


def test_lines_that_an_import_removes_are_not_counted_any_more(house: House) -> None:
    house.imported(row_of(1), row_of(1, article="Б-2"), row_of(2, quantity=2))
    assert progress(house) == Progress(orders=2, buyers=2, goods=40_000)
    house.imported(row_of(1))
    assert progress(house) == Progress(orders=2, buyers=2, goods=30_000)
    order = house.order_of(ok_id_of(2))
    house.save(replace(order, lines=()))
    assert progress(house) == Progress(orders=2, buyers=1, goods=10_000)


def of_before(house: House, count: int) -> None:
    """Orders, and their purchase, as the release before this one has left them."""
    house.save(a_purchase(counted=False, version=1))
    for place in range(count):
        order = an_order((a_line(price=1_000),), number=str(1_001 + place), buyer=f"buyer{place:03}")
        house.save(order)
        house.memory.things["Order", COMMUNITY, order.number] = replace(order, version=1)
    for name in Progress.__struct_fields__:
        house.memory.counter_updates.pop((COMMUNITY, Counter.PROGRESS, f"shoes/{name}"), None)


@pytest.mark.parametrize("count", [0, 1, CHUNK, CHUNK + 1])
def test_the_clock_counts_what_was_there_before_once(house: House, count: int) -> None:
    of_before(house, count)
    for _ in range(2):
        house.container.notices.find_reminders.run(an_entry(event=Event.REMINDERS_SOUGHT))
    assert house.memory.events().count(Event.PROGRESS_SOUGHT) == 1
    house.spread()
    assert progress(house) == summed(house) == Progress(count, count, 1_000 * count)


def test_debts_of_orders_that_an_earlier_release_counted_are_counted_once(house: House) -> None:
    """It knew no debts: what it has counted stays, and only they are added."""
    house.save(a_purchase(debts_counted=False, version=1))
    for number in ("1001", "1002"):
        house.save(an_order((a_line(price=1_000),), number=number, buyer=number, terms=payable(), fee=0))
        stored = house.stores.orders.get(COMMUNITY, number)
        counted = replace(stored.counted or NONE, owed=0, owing=0)
        house.memory.things["Order", COMMUNITY, number] = replace(stored, counted=counted)
    for name in ("owed", "owing"):
        house.memory.counter_updates.pop((COMMUNITY, Counter.PROGRESS, f"shoes/{name}"), None)
    for _ in range(2):
        house.container.notices.find_reminders.run(an_entry(event=Event.REMINDERS_SOUGHT))
    assert house.memory.events().count(Event.PROGRESS_SOUGHT) == 1
    house.spread()
    assert progress(house) == summed(house) == Progress(2, 2, 2_000, owed=2_000, owing=2)


def test_one_that_is_written_meanwhile_is_counted_once(house: House) -> None:
    of_before(house, 2)

    def pay() -> None:
        house.container.payments.record.enter(MARIA, MoneyMove("a-form-key", PaymentKind.PAYMENT, "1001", 300))

    entry = an_entry(subject="purchase/shoes", event=Event.PROGRESS_SOUGHT)
    late(house, pay).container.background.propagation.run(entry)
    assert progress(house) == summed(house) == Progress(2, 2, 2_000, 300)
    assert house.stores.orders.get(COMMUNITY, "1001").version == 2
