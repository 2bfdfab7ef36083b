"""Where an order is: steps with dates that read right however it came there."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from chalicelib.domain.orders.lines import LineState
from chalicelib.domain.orders.order import Handout, Order
from chalicelib.domain.orders.tracker import PATH, Step, StepState, shown_since, step_of, tracked
from chalicelib.domain.purchases.purchase import MOVES, Reached, Stage, Terms
from tests.factories import NOW, a_line, an_order, payable

DAY = timedelta(days=1)
DONE, CURRENT, AHEAD = StepState


def walked(*stages: Stage) -> Terms:
    """A purchase that collects since NOW and came to each of the stages a day later than to the one before."""
    terms = Terms(reached=(Reached(Stage.COLLECTING, NOW),))
    for days, stage in enumerate(stages, 1):
        terms = terms.moved(stage, NOW + days * DAY)
    return terms


def read(order: Order) -> list[tuple[str, int | None, str]]:
    """The step, the day it was reached (of the walk), its state."""
    return [(each.step, (each.at - NOW).days if each.at else None, each.state) for each in tracked(order)]


def test_what_is_on_its_way_has_dates_behind_it_and_none_ahead() -> None:
    order = an_order(terms=walked(Stage.STOPPED, Stage.ORDERED, Stage.IN_TRANSIT))
    assert read(order) == [
        ("collecting", 0, DONE),
        ("stopped", 1, DONE),
        ("ordered", 2, DONE),
        ("in_transit", 3, CURRENT),
        ("distributing", None, AHEAD),
        ("handed_out", None, AHEAD),
    ]
    assert shown_since(order) == NOW + 3 * DAY


def test_a_stage_that_was_passed_over_is_not_told() -> None:
    order = an_order(terms=walked(Stage.STOPPED, Stage.ORDERED, Stage.DISTRIBUTING), handout=Handout.READY)
    assert [step for step, _, _ in read(order)] == ["collecting", "stopped", "ordered", "distributing", "handed_out"]


def test_a_purchase_of_before_has_stages_without_dates() -> None:
    old = an_order(terms=Terms(stage=Stage.IN_TRANSIT))
    assert [(step, at) for step, at, _ in read(old)] == [(step, None) for step in (*PATH, Step.HANDED_OUT)]
    assert read(old)[3] == ("in_transit", None, CURRENT)
    moved = replace(old, terms=old.terms.moved(Stage.DISTRIBUTING, NOW))
    assert read(moved)[3:5] == [("in_transit", None, DONE), ("distributing", 0, CURRENT)]
    assert shown_since(old) is None


def test_the_way_back_forgets_what_is_ahead_again_and_keeps_when_it_first_was_there() -> None:
    reopened = walked(Stage.STOPPED, Stage.COLLECTING)
    assert read(an_order(terms=reopened))[:2] == [("collecting", 0, CURRENT), ("stopped", None, AHEAD)]
    stopped_again = reopened.moved(Stage.STOPPED, NOW + 9 * DAY)
    assert read(an_order(terms=stopped_again))[:2] == [("collecting", 0, DONE), ("stopped", 9, CURRENT)]


def test_a_completed_purchase_that_hands_out_again_does_so_since_it_first_did() -> None:
    terms = walked(Stage.STOPPED, Stage.ORDERED, Stage.DISTRIBUTING, Stage.COMPLETED, Stage.DISTRIBUTING)
    assert read(an_order(terms=terms, handout=Handout.STORED))[-2:] == [
        ("distributing", 3, CURRENT),
        ("handed_out", None, AHEAD),
    ]


def test_an_order_ends_when_it_is_handed_out() -> None:
    terms = walked(Stage.STOPPED, Stage.ORDERED, Stage.DISTRIBUTING)
    order = an_order(terms=terms, handout=Handout.HANDED_OUT, handed_out_at=NOW + 5 * DAY)
    assert read(order)[-1] == ("handed_out", 5, CURRENT)
    assert {state for _, _, state in read(order)[:-1]} == {DONE}
    assert shown_since(order) is None


def test_what_was_given_back_ends_so() -> None:
    order = an_order(terms=walked(Stage.STOPPED, Stage.ORDERED, Stage.DISTRIBUTING), handout=Handout.RETURNED)
    assert read(order)[-1] == ("returned", None, CURRENT)
    assert "handed_out" not in [step for step, _, _ in read(order)]


def test_of_a_cancelled_purchase_nothing_is_ahead() -> None:
    order = an_order(terms=walked(Stage.STOPPED, Stage.CANCELLED))
    assert read(order) == [("collecting", 0, DONE), ("stopped", 1, DONE), ("cancelled", 2, CURRENT)]
    assert read(an_order(terms=Terms(stage=Stage.CANCELLED))) == [("cancelled", None, CURRENT)]


def test_the_desk_may_be_ahead_of_the_purchase() -> None:
    order = an_order(terms=walked(Stage.STOPPED, Stage.ORDERED), handout=Handout.READY)
    assert read(order)[-2:] == [("distributing", None, CURRENT), ("handed_out", None, AHEAD)]


def test_nothing_has_begun_in_a_draft_and_nothing_comes_of_an_order_in_which_nothing_counts() -> None:
    assert {state for _, _, state in read(an_order(terms=Terms(stage=Stage.DRAFT)))} == {AHEAD}
    assert tracked(an_order((a_line(state=LineState.REFUSED),), terms=payable())) == ()


@pytest.mark.parametrize("handout", Handout)
def test_wherever_it_is_one_step_is_the_present_one(handout: Handout) -> None:
    for stage in Stage:
        steps = tracked(an_order(terms=Terms(stage=stage), handout=handout))
        present = [each.step for each in steps if each.state is CURRENT]
        assert present == ([step] if (step := step_of(stage, handout)) else []), stage


def test_every_walk_keeps_dates_of_the_stages_behind_it_only() -> None:
    order = list(Stage)

    def walk(terms: Terms, left: int) -> None:
        assert terms.reached[-1].stage is terms.stage
        assert all(order.index(each.stage) <= order.index(terms.stage) for each in terms.reached)
        moments = [each.at for each in terms.reached]
        assert moments == sorted(moments)
        for stage in MOVES[terms.stage] if left else ():
            walk(terms.moved(stage, NOW + (10 - left) * DAY), left - 1)

    walk(Terms(reached=(Reached(Stage.COLLECTING, NOW),)), 8)
