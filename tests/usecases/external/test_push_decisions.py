"""A marketplace is told what was decided, once, and believed when it shows so."""

import pytest

from chalicelib.domain.errors import Unavailable
from chalicelib.domain.external.external_order import Push
from chalicelib.domain.external.sighting import Phase
from chalicelib.domain.journal import Event
from chalicelib.usecases.ports import AnswerLost, CallRefused
from tests.usecases.external.market import MANAGER, Market


def test_a_lost_answer_is_not_repeated_where_it_was_done(market: Market) -> None:
    market.seen()
    market.accept()
    market.it.lost = [AnswerLost("marketplace_silent")]
    market.house.clock.pass_by(seconds=60)
    (entry,) = market.heard(Event.EXTERNAL_DECIDED)
    with pytest.raises(AnswerLost):
        market.done(entry)
    market.told()
    assert len(market.it.told) == 1
    assert market.line.push is Push.ACKNOWLEDGED


def test_two_hundred_alone_is_no_acknowledgement(market: Market) -> None:
    market.seen()
    market.accept()
    market.it.deaf = True
    with pytest.raises(AssertionError, match="never ends"):
        market.told()
    assert market.line.push is Push.SENT
    assert len(market.it.told) > 2
    market.it.deaf = False
    market.told()
    assert market.order.push is Push.ACKNOWLEDGED


def test_what_the_marketplace_will_not_do_is_said_and_waits_for_a_person(market: Market) -> None:
    market.seen()
    market.accept()
    market.house.clock.pass_by(seconds=60)
    (entry,) = market.heard(Event.EXTERNAL_DECIDED)
    market.it.lost = [CallRefused("needs_missing", "MANDATORY_MARK_MISSING")]
    market.it.deaf = True
    assert not market.done(entry)
    assert (market.line.push, market.line.problem, market.line.said) == (
        Push.FAILED,
        "needs_missing",
        "MANDATORY_MARK_MISSING",
    )
    market.it.deaf = False
    market.house.container.external.decide.push_again(MANAGER, market.place, ["1"])
    market.told()
    assert market.line.push is Push.ACKNOWLEDGED


def test_what_was_not_said_at_all_counts_as_no_attempt(market: Market) -> None:
    market.seen()
    market.accept()
    market.house.clock.pass_by(seconds=60)
    (entry,) = market.heard(Event.EXTERNAL_DECIDED)
    market.it.lost = [Unavailable("marketplace_unavailable")]
    market.it.deaf = True
    with pytest.raises(Unavailable):
        market.house.container.background.external.run(entry)
    assert (market.line.push, market.line.attempts) == (Push.WANTED, 0)


def test_what_was_taken_in_the_sellers_own_cabinet_need_not_be_told(market: Market) -> None:
    market.seen(phase=Phase.ACCEPTED)
    assert not market.order.undecided
    market.accept()
    assert (market.line.push, market.stock) == (Push.ACKNOWLEDGED, 8)
    market.told()
    assert market.it.told == []


def test_of_an_order_that_cannot_be_asked_for_nothing_is_told_and_a_person_hears_why(market: Market) -> None:
    market.seen()
    market.accept()
    market.house.clock.pass_by(seconds=60)
    (entry,) = market.heard(Event.EXTERNAL_DECIDED)
    market.it.troubles = [CallRefused("call_refused", "No way to read an order is set.")]
    assert market.done(entry)
    assert (market.line.push, market.line.problem) == (Push.FAILED, "call_refused")
    assert market.line.said == "No way to read an order is set."
    assert market.it.told == []
    assert market.heard(Event.EXTERNAL_PUSHED)
