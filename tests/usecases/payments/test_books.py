"""Whatever people do with money in whatever order, the books add up: a run against a model as simple as a purse."""

from collections import Counter
from collections.abc import Sequence
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from chalicelib.domain.errors import Conflict, Invalid
from chalicelib.domain.journal import Event
from chalicelib.domain.orders.order import KEPT_PAYMENTS, Order
from chalicelib.domain.payments.claim import ClaimState
from chalicelib.domain.payments.payment import PaymentKind, payment_state
from chalicelib.usecases.payments.file_claims import ClaimRequest
from chalicelib.usecases.payments.move_credits import CreditMove, Way
from chalicelib.usecases.payments.record_payments import MoneyMove
from tests.factories import COMMUNITY, NOW, a_principal, row_of
from tests.usecases.house import House
from tests.usecases.payments.till import MARIA

PLACES = (1, 2, 3)
NUMBERS = st.sampled_from(["1001", "1002", "1003"])
SUMS = st.sampled_from([1, 99, 100, 5_000, 11_000, 11_100, 22_000])
PRICES = st.sampled_from([0, 1, 50, 100, 101])


class Books(RuleBasedStateMachine):
    """``paid`` and ``crossings`` are the model; every step is done once or twice, as an impatient person does it."""

    @initialize()
    def open(self) -> None:
        self.house = House()
        self.keys = 0
        self.paid: Counter[str] = Counter()
        self.balances: Counter[str] = Counter()
        self.crossings: Counter[str] = Counter()
        self.settled: dict[str, bool] = {}
        self.claims: list[str] = []
        self.house.imported(*(row_of(place) for place in PLACES))
        self.settled = {number: self._is_settled(number) for number in self._numbers()}

    @rule(numbers=st.lists(NUMBERS, min_size=1, max_size=3, unique=True), amount=SUMS, twice=st.booleans())
    def file(self, numbers: list[str], amount: int, twice: bool) -> None:
        owner = self._order(numbers[0]).buyer
        own = tuple(number for number in numbers if self._order(number).buyer == owner)
        wish = ClaimRequest(self._key(), own, amount, NOW)
        for _ in range(1 + twice):
            with suppress(Conflict):
                claim = self.house.container.payments.file_claims.file(a_principal(id=owner), wish)
                self.claims += [claim.id] if claim.id not in self.claims else []

    @rule(pick=st.integers(0, 99), twice=st.booleans())
    def confirm(self, pick: int, twice: bool) -> None:
        if not self.claims:
            return
        claim = self.house.stores.claims.get(COMMUNITY, self.claims[pick % len(self.claims)])
        for _ in range(1 + twice):
            with suppress(Conflict):
                self.house.container.payments.review_claims.confirm(MARIA, claim.id)
        if claim.state is ClaimState.PENDING:
            self.paid.update({part.number: part.amount for part in claim.orders})
        self._count()

    @rule(pick=st.integers(0, 99), amount=SUMS)
    def confirm_another_sum(self, pick: int, amount: int) -> None:
        if not self.claims:
            return
        claim = self.house.stores.claims.get(COMMUNITY, self.claims[pick % len(self.claims)])
        amounts = {part.number: amount for part in claim.orders}
        with suppress(Conflict):
            self.house.container.payments.review_claims.confirm(MARIA, claim.id, amounts)
        if claim.state is ClaimState.PENDING:
            self.paid.update(amounts)
        self._count()

    @rule(pick=st.integers(0, 99), taken_back=st.booleans(), twice=st.booleans())
    def refuse(self, pick: int, taken_back: bool, twice: bool) -> None:
        if not self.claims:
            return
        claim = self.house.stores.claims.get(COMMUNITY, self.claims[pick % len(self.claims)])
        for _ in range(1 + twice):
            with suppress(Conflict):
                if taken_back:
                    self.house.container.payments.file_claims.withdraw(a_principal(id=claim.buyer), claim.id)
                else:
                    self.house.container.payments.review_claims.reject(MARIA, claim.id, "Не нашли")

    @rule(number=NUMBERS, amount=SUMS, twice=st.booleans())
    def receive(self, number: str, amount: int, twice: bool) -> None:
        self._enter(MoneyMove(self._key(), PaymentKind.PAYMENT, number, amount), {number: amount}, twice)

    @rule(number=NUMBERS, amount=SUMS, twice=st.booleans())
    def refund(self, number: str, amount: int, twice: bool) -> None:
        self._enter(MoneyMove(self._key(), PaymentKind.REFUND, number, amount), {number: -amount}, twice)

    @rule(number=NUMBERS, to=NUMBERS, amount=SUMS, twice=st.booleans())
    def transfer(self, number: str, to: str, amount: int, twice: bool) -> None:
        move = MoneyMove(self._key(), PaymentKind.TRANSFER, number, amount, to=to, to_another=True)
        self._enter(move, {number: -amount, to: amount}, twice)

    @rule(number=NUMBERS, amount=SUMS, twice=st.booleans())
    def save_a_surplus(self, number: str, amount: int, twice: bool) -> None:
        order = self._order(number)
        if self._move(Way.SAVE, amount, twice, order=number) and amount <= self.paid[number] - order.total:
            self.paid[number] -= amount
            self.balances[order.buyer] += amount
        self._count()

    @rule(number=NUMBERS, amount=SUMS, twice=st.booleans())
    def use_a_balance(self, number: str, amount: int, twice: bool) -> None:
        order = self._order(number)
        there = amount <= self.balances[order.buyer] and amount <= order.total - self.paid[number]
        if self._move(Way.USE, amount, twice, order=number) and there:
            self.paid[number] += amount
            self.balances[order.buyer] -= amount
        self._count()

    @rule(number=NUMBERS, amount=SUMS, twice=st.booleans())
    def return_a_balance(self, number: str, amount: int, twice: bool) -> None:
        buyer = self._order(number).buyer
        if self._move(Way.RETURN, amount, twice, buyer=buyer) and amount <= self.balances[buyer]:
            self.balances[buyer] -= amount

    @rule(place=st.sampled_from(PLACES), price=PRICES)
    def reprice(self, place: int, price: int) -> None:
        """The organizer's file lowers or raises a sum."""
        self.house.imported(row_of(place, str(price)))
        self._count()

    @invariant()
    def what_is_paid_is_the_sum_of_the_ledger(self) -> None:
        for number in self._numbers():
            ledger = self.house.stores.payments.of_order(COMMUNITY, number)
            order = self._order(number)
            assert order.paid == sum(entry.amount for entry in ledger) == self.paid[number]
            assert order.paid >= 0
            assert {entry.id for entry in order.payments} <= {entry.id for entry in ledger}
            assert len(order.payments) == min(len(ledger), KEPT_PAYMENTS)

    @invariant()
    def what_is_on_a_balance_is_the_sum_of_its_entries(self) -> None:
        for number in self._numbers():
            buyer = self._order(number).buyer
            entries = self.house.stores.payments.of_balance(COMMUNITY, buyer)
            balance = self.house.stores.balances.get(COMMUNITY, buyer).amount
            assert balance == sum(entry.amount for entry in entries) == self.balances[buyer]
            assert balance >= 0

    @invariant()
    def the_account_of_a_buyer_adds_up(self) -> None:
        """What was ever received of him and not given back is in his order or on his balance."""
        for number in self._numbers():
            buyer = self._order(number).buyer
            ledger = self.house.container.payments.read.ledger(MARIA, buyer, None)
            held = ledger.entries[0][1] if ledger.entries else 0
            assert held == self.paid[number] + self.balances[buyer]
            assert all(after >= 0 for _, after in ledger.entries)

    @invariant()
    def the_state_of_payment_is_no_opinion(self) -> None:
        for number in self._numbers():
            order = self._order(number)
            assert order.payment_state is payment_state(order.paid, order.total)
            assert order.debt == max(order.total - order.paid, 0)

    @invariant()
    def orders_know_of_their_claims_what_the_claims_say(self) -> None:
        claims = [self.house.stores.claims.get(COMMUNITY, claim) for claim in self.claims]
        for number in self._numbers():
            waiting = [
                part.amount
                for claim in claims
                for part in claim.orders
                if part.number == number and claim.state is ClaimState.PENDING
            ]
            assert self._order(number).claimed == sum(waiting)
        for claim in claims:
            assert claim.amount == sum(part.amount for part in claim.orders)

    @invariant()
    def that_it_is_paid_in_full_is_said_once_per_crossing(self) -> None:
        said = Counter(entry.subject for entry in self.house.memory.journal if entry.event == Event.ORDER_PAID)
        assert said == {f"order/{number}": count for number, count in self.crossings.items()}
        for number in self._numbers():
            assert (self._order(number).paid_at is not None) == (self.crossings[number] > 0)

    def _move(self, way: Way, amount: int, twice: bool, **whose: str) -> bool:
        """Whether it was done."""
        move, done = CreditMove(self._key(), way, amount, **whose), []
        for _ in range(1 + twice):
            with suppress(Conflict):
                done.append(self.house.container.payments.credits.move(MARIA, move))
        assert len(done) in (0, 1 + twice)
        return bool(done)

    def _enter(self, move: MoneyMove, amounts: dict[str, int], twice: bool) -> None:
        possible = move.order != move.to and (move.kind is PaymentKind.PAYMENT or self.paid[move.order] >= move.amount)
        for _ in range(1 + twice):
            with suppress(Conflict, Invalid):
                self.house.container.payments.record.enter(MARIA, move)
        if possible:
            self.paid.update(amounts)
        self._count()

    def _count(self) -> None:
        """One step crosses the line at most once, wherever it began."""
        for number in self._numbers():
            settled = self._is_settled(number)
            self.crossings.update([number] if settled and not self.settled[number] else [])
            self.settled[number] = settled

    def _is_settled(self, number: str) -> bool:
        order = self._order(number)
        return self.paid[number] > 0 and self.paid[number] >= order.total

    def _numbers(self) -> Sequence[str]:
        return [order.number for order in self.house.memory.orders(COMMUNITY)]

    def _order(self, number: str) -> Order:
        return self.house.stores.orders.get(COMMUNITY, number)

    def _key(self) -> str:
        """Time goes on from form to form, as an account is read in its order."""
        self.house.clock.pass_by(seconds=1)
        self.keys += 1
        return f"form-number-{self.keys}"


USUAL = settings(max_examples=12, stateful_step_count=50, deadline=None, suppress_health_check=list(HealthCheck))


def test_whatever_is_done_in_whatever_order_the_books_agree() -> None:
    run_state_machine_as_test(Books, settings=USUAL)


@pytest.mark.slow
def test_so_they_do_in_many_more_lives() -> None:
    run_state_machine_as_test(Books, settings=settings(USUAL, max_examples=200))
