"""When a purchase stops by itself, and how it goes on then."""

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import Conflict, Invalid
from chalicelib.domain.purchases.purchase import MOVES, Purchase, Stage, Terms
from chalicelib.domain.purchases.stopping import cancelled, is_due, moved_on, prolonged, stops_at
from tests.factories import NOW, a_purchase

LATER = NOW + timedelta(days=1)


def at(stage: Stage, undecided: bool = False, **fields: Any) -> Purchase:
    return a_purchase(terms=Terms(stage=stage, undecided=undecided), place="", hours="", **fields)


@pytest.mark.parametrize("stage", Stage)
def test_only_one_that_collects_stops_by_itself(stage: Stage) -> None:
    purchase = at(stage, stop_at=NOW)
    assert (stops_at(purchase) is not None) == is_due(purchase, NOW) == (stage is Stage.COLLECTING)
    assert not is_due(purchase, NOW - timedelta(seconds=1))
    assert not is_due(at(stage), NOW)


def test_to_say_stop_at_the_stop_is_to_proceed() -> None:
    moved = moved_on(at(Stage.STOPPED, undecided=True), Stage.STOPPED, NOW)
    assert moved
    assert (moved[1].stage, moved[1].undecided) == (Stage.STOPPED, False)
    assert moved_on(at(Stage.STOPPED), Stage.STOPPED, NOW) is None
    further = moved_on(at(Stage.STOPPED, undecided=True), Stage.ORDERED, NOW)
    assert further
    assert not further[1].undecided


def test_one_that_collects_again_is_not_stopped_at_once() -> None:
    again = moved_on(at(Stage.STOPPED, stop_at=NOW), Stage.COLLECTING, NOW)
    assert again
    assert again[0].stop_at is None
    kept = moved_on(at(Stage.STOPPED, stop_at=LATER), Stage.COLLECTING, NOW)
    assert kept
    assert kept[0].stop_at == LATER


@pytest.mark.parametrize("stage", Stage)
def test_it_is_prolonged_until_it_is_ordered(stage: Stage) -> None:
    before = at(stage, undecided=stage is Stage.STOPPED, stop_at=NOW - timedelta(days=1))
    if stage in (Stage.COLLECTING, Stage.STOPPED):
        base, wording = prolonged(before, LATER, NOW)
        assert (base.stop_at, wording.stage, wording.undecided) == (LATER, Stage.COLLECTING, False)
    else:
        with pytest.raises(Conflict, match="prolongation_refused"):
            prolonged(before, LATER, NOW)


def test_it_is_not_prolonged_into_the_past() -> None:
    passed = NOW - timedelta(days=1)
    for moment in (NOW, passed):
        with pytest.raises(Invalid, match="stop_passed"):
            prolonged(at(Stage.STOPPED, stop_at=passed), moment, NOW)


@pytest.mark.parametrize("stage", Stage)
def test_it_is_cancelled_with_a_word_where_the_table_of_moves_lets_it(stage: Stage) -> None:
    if Stage.CANCELLED in MOVES[stage]:
        terms = cancelled(at(stage), "  Поставщик отказал ", NOW)
        assert (terms.stage, terms.farewell) == (Stage.CANCELLED, "Поставщик отказал")
    else:
        with pytest.raises(Conflict, match="stage_refused"):
            cancelled(at(stage), "", NOW)


def test_a_word_is_no_letter() -> None:
    with pytest.raises(Invalid) as refused:
        cancelled(at(Stage.STOPPED), "я" * 501, NOW)
    assert refused.value.field == "message"
    assert replace(cancelled(at(Stage.STOPPED), "я" * 500, NOW), farewell="").stage is Stage.CANCELLED
