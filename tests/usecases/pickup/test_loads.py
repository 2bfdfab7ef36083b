"""Whatever happens to orders at points, no point is overfilled and the counters say how many wait."""

from contextlib import suppress

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from chalicelib.domain.errors import Conflict, NotFound
from chalicelib.domain.orders.order import Handout
from chalicelib.domain.purchases.purchase import MOVES, Stage
from chalicelib.usecases.ports import Counter
from tests.factories import COMMUNITY, a_buyer, a_line, a_point, a_principal, a_purchase, an_order, payable, points_of
from tests.usecases.house import House

MARIA = a_principal()
NUMBERS = [str(number) for number in range(1001, 1005)]
POINTS = [None, "north", "south"]


class Loads(RuleBasedStateMachine):
    """Four orders, a point with room for two, and one without a limit."""

    @initialize()
    def open(self) -> None:
        self.house = House()
        offer = payable(points=("north", "south"))
        self.house.save(a_purchase(terms=offer, version=1), points_of(a_point(capacity=2), a_point(id="south")))
        for number in NUMBERS:
            self.house.join(a_buyer(id=number, ok_id=f"57000000{number}"))
            self.house.save(an_order((a_line(price=1_000),), number=number, buyer=number, terms=offer))

    @rule(number=st.sampled_from(NUMBERS), point=st.sampled_from(POINTS), organizer=st.booleans())
    def choose(self, number: str, point: str | None, organizer: bool) -> None:
        before = self._waiting("north")
        with suppress(Conflict, NotFound):
            if organizer:
                self.house.container.pickup.choose_point.move(MARIA, number, point)
            else:
                self.house.container.pickup.choose_point.choose(a_principal(id=number), number, point)
        assert self._waiting("north") <= max(before, 2)

    @rule(number=st.sampled_from(NUMBERS), handout=st.sampled_from(Handout))
    def hand(self, number: str, handout: Handout) -> None:
        with suppress(Conflict):
            self.house.container.orders.hand_over.hand(MARIA, number, handout)

    @rule(number=st.sampled_from(NUMBERS))
    def receive(self, number: str) -> None:
        with suppress(Conflict):
            self.house.container.orders.hand_over.confirm(a_principal(id=number), number)

    @rule(pick=st.integers(0, 9), spread=st.booleans())
    def move_on(self, pick: int, spread: bool) -> None:
        """Stages come late to the orders, or several at once."""
        stages = sorted(MOVES[self.house.purchase().stage] - {Stage.CANCELLED})
        if stages:
            self.house.container.purchases.manage.move(MARIA, "shoes", stages[pick % len(stages)])
        if spread:
            self.house.spread()

    @rule()
    def cancel(self) -> None:
        with suppress(Conflict):
            self.house.container.purchases.manage.move(MARIA, "shoes", Stage.CANCELLED)

    @invariant()
    def the_counters_say_how_many_wait(self) -> None:
        for point in ("north", "south"):
            assert self.house.memory.counter_updates[COMMUNITY, Counter.POINT, point] == self._waiting(point)

    def _waiting(self, point: str) -> int:
        return sum(each.held_at == point for each in self.house.memory.orders(COMMUNITY))


USUAL = settings(stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("lives", [20, pytest.param(100, marks=pytest.mark.slow)])
def test_whatever_is_chosen_held_and_handed_out_the_counters_say_how_many_wait(lives: int) -> None:
    run_state_machine_as_test(Loads, settings=settings(USUAL, max_examples=lives))
