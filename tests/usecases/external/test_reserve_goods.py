"""Goods of a supplier are reserved once before a marketplace is told, and let go of once when they are not wanted."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import Conflict, NotYet, Unavailable
from chalicelib.domain.external.external_order import Decision, Push
from chalicelib.domain.external.sighting import Phase
from chalicelib.domain.journal import Event
from chalicelib.usecases.ports import AccountRefused, AnswerLost, CallRefused
from tests.factories import COMMUNITY
from tests.fakes.suppliers import a_supplied_offer, a_supplier
from tests.usecases.external.market import MANAGER
from tests.usecases.external.supplied import SUPPLIER, Supplied


@pytest.fixture
def supplied() -> Supplied:
    return Supplied()


def test_it_is_reserved_before_the_marketplace_is_told(supplied: Supplied) -> None:
    supplied.bought()
    assert supplied.supplier.told == []
    supplied.it.troubles = [Unavailable("marketplace_unavailable")]
    supplied.house.clock.pass_by(seconds=60)
    (entry,) = supplied.heard(Event.EXTERNAL_DECIDED)
    with pytest.raises(Unavailable):
        supplied.house.container.background.external.run(entry)
    assert supplied.supplier.told == [("hold", supplied.reservation.key, 2)]
    assert (supplied.it.told, supplied.reservation.held) == ([], 2)
    supplied.told()
    assert len(supplied.supplier.told) == 1
    assert (supplied.line.push, supplied.stock) == (Push.ACKNOWLEDGED, 10)
    assert set(supplied.house.partners.suppliers.tokens) == {"TOKEN"}
    (said,) = supplied.heard(Event.GOODS_RESERVED)
    assert said.data["pieces"] == 2


@pytest.mark.parametrize("done", [True, False])
def test_after_a_lost_answer_he_is_asked_what_he_keeps(supplied: Supplied, *, done: bool) -> None:
    supplied.bought()
    lost = AnswerLost("marketplace_silent")
    supplied.supplier.lost, supplied.supplier.troubles = ([lost], []) if done else ([], [lost])
    supplied.house.clock.pass_by(seconds=60)
    (entry,) = supplied.heard(Event.EXTERNAL_DECIDED)
    with pytest.raises(AnswerLost):
        supplied.house.container.background.external.run(entry)
    assert (supplied.reservation.asked, supplied.it.told) == (True, [])
    supplied.told()
    assert len(supplied.supplier.told) == 1
    assert supplied.line.push is Push.ACKNOWLEDGED


def test_what_he_will_not_keep_is_said_and_can_be_undone(supplied: Supplied) -> None:
    supplied.bought()
    supplied.supplier.has = []
    supplied.told()
    assert (supplied.line.push, supplied.line.problem, supplied.line.said) == (
        Push.FAILED,
        "supplier_gone",
        "Sold out.",
    )
    assert supplied.it.told == []
    assert supplied.heard(Event.EXTERNAL_PUSHED)[0].data["problem"] == "supplier_gone"
    supplied.undo()
    assert supplied.line.decision is Decision.NEW
    supplied.accept()
    supplied.told()
    assert (supplied.line.push, supplied.stock) == (Push.ACKNOWLEDGED, 8)


def test_another_price_is_no_price_that_was_agreed_to_until_it_is_the_same_again(supplied: Supplied) -> None:
    supplied.bought()
    supplied.supplier.has = [a_supplied_offer(price=42_000)]
    supplied.told()
    assert supplied.line.problem == "supplier_price_changed"
    supplied.supplier.has = [a_supplied_offer()]
    supplied.house.container.external.decide.push_again(MANAGER, supplied.place, ["1"])
    supplied.told()
    assert (supplied.line.push, supplied.line.problem) == (Push.ACKNOWLEDGED, "")


@pytest.mark.parametrize(
    ("trouble", "problem"),
    [
        (AccountRefused("supplier_key"), "supplier_key"),
        (AccountRefused("address_refused"), "address_refused"),
        (CallRefused("supplier_refused", "No."), "supplier_refused"),
    ],
)
def test_a_refusal_waits_for_a_person(supplied: Supplied, trouble: Exception, problem: str) -> None:
    supplied.bought()
    supplied.supplier.troubles = [trouble]
    supplied.told()
    assert (supplied.line.push, supplied.line.problem) == (Push.FAILED, problem)
    assert supplied.house.stores.accounts.get(COMMUNITY, supplied.account.id).state.trouble == ""


def test_one_who_was_removed_is_asked_for_nothing(supplied: Supplied) -> None:
    supplied.bought()
    supplied.house.save(replace(SUPPLIER, removed_at=supplied.house.clock(), version=1))
    supplied.told()
    assert (supplied.line.problem, supplied.supplier.told) == ("supplier_missing", [])


def test_what_is_undone_before_anybody_asked_is_never_asked_for(supplied: Supplied) -> None:
    supplied.bought().undo()
    assert supplied.heard(Event.RESERVATION_LOWERED) == []


def test_a_cancellation_lets_go_once(supplied: Supplied) -> None:
    supplied.bought().told()
    key = supplied.reservation.key
    supplied.show(phase=Phase.CANCELLED, status="cancelled")
    supplied.push(id="e2")
    supplied.work()
    supplied.released()
    assert len(supplied.heard(Event.RESERVATION_LOWERED)) == 1
    assert (supplied.supplier.kept, supplied.supplier.gone) == ({}, {key})
    assert supplied.stock == 10


def test_of_fewer_pieces_the_rest_is_let_go(supplied: Supplied) -> None:
    supplied.bought().told()
    key = supplied.reservation.key
    order = supplied.it.shown[supplied.order.order]
    supplied.show(phase=Phase.ACCEPTED, lines=(replace(order.lines[0], cancelled=1),))
    supplied.push(id="e2")
    supplied.work()
    supplied.released()
    assert supplied.supplier.kept[key].pieces == 1
    assert supplied.reservation.held == 2


def test_a_late_question_brings_nothing_back(supplied: Supplied) -> None:
    """He was let go of while a worker was about to ask: whichever comes first, nothing stays reserved."""
    supplied.bought()
    supplied.supplier.troubles = [AnswerLost("marketplace_silent")]
    supplied.house.clock.pass_by(seconds=60)
    (entry,) = supplied.heard(Event.EXTERNAL_DECIDED)
    with pytest.raises(AnswerLost):
        supplied.house.container.background.external.run(entry)
    kept = supplied.reservation
    supplied.undo()
    supplied.released()
    with pytest.raises(CallRefused):
        supplied.supplier.hold(kept, 2)
    assert supplied.supplier.kept == {}


def test_one_that_was_taken_in_the_sellers_own_cabinet_is_reserved_too(supplied: Supplied) -> None:
    supplied.seen(phase=Phase.ACCEPTED)
    supplied.accept(offer=supplied.offer)
    supplied.supplier.has = []
    supplied.told()
    assert (supplied.line.push, supplied.reservation.problem) == (Push.ACKNOWLEDGED, "supplier_gone")
    supplied.supplier.has = [a_supplied_offer()]
    supplied.house.container.external.decide.push_again(MANAGER, supplied.place, ["1"])
    supplied.told()
    assert (supplied.reservation.held, supplied.it.told) == (2, [])


def test_who_is_silent_for_ever_is_given_up(supplied: Supplied) -> None:
    supplied.bought()
    (entry,) = supplied.heard(Event.EXTERNAL_DECIDED)
    supplied.house.clock.pass_by(hours=1)
    supplied.supplier.troubles = [Unavailable("marketplace_unavailable")]
    with pytest.raises(Unavailable):
        supplied.house.container.background.external.run(entry)
    assert supplied.line.push is Push.WANTED
    supplied.house.clock.pass_by(hours=73)
    supplied.supplier.troubles = [Unavailable("marketplace_unavailable")]
    supplied.house.container.background.external.run(entry)
    assert (supplied.line.push, supplied.line.problem) == (Push.FAILED, "push_given_up")
    supplied.undo()
    (lowered,) = supplied.heard(Event.RESERVATION_LOWERED)
    supplied.supplier.troubles = [AccountRefused("supplier_key")]
    with pytest.raises(NotYet):
        supplied.house.container.background.external.run(lowered)
    supplied.released()
    assert supplied.supplier.kept == {}


def test_a_message_that_died_says_so(supplied: Supplied) -> None:
    supplied.bought()
    (entry,) = supplied.heard(Event.EXTERNAL_DECIDED)
    supplied.house.container.background.give_up_external(entry)
    assert (supplied.line.push, supplied.reservation.problem) == (Push.FAILED, "push_given_up")


def test_another_key_is_of_another_decision(supplied: Supplied) -> None:
    supplied.bought()
    first = supplied.reservation.key
    supplied.undo()
    supplied.accept(offer=supplied.offer)
    assert supplied.reservation.key not in ("", first)


def test_only_what_was_shown_is_bound_to(supplied: Supplied) -> None:
    supplied.seen()
    for id in ("supplier.junk", "supplier."):
        with pytest.raises(Exception, match="offer_missing"):
            supplied.accept(offer=id)
    offer = supplied.offer
    supplied.house.save(replace(a_supplier(), paused_at=supplied.house.clock(), version=1))
    with pytest.raises(Conflict, match="supplier_paused"):
        supplied.accept(offer=offer)


def test_of_an_order_nothing_is_told_while_one_line_of_it_is_not_kept(supplied: Supplied) -> None:
    first = supplied.show().lines[0]
    supplied.seen(lines=(first, replace(first, key="2")))
    supplied.accept(keys=["1"])
    supplied.accept(offer=supplied.offer, keys=["2"])
    supplied.supplier.has = []
    supplied.told()
    pushes = {line.key: line.push for line in supplied.order.lines}
    assert (pushes, supplied.it.told) == ({"1": Push.WANTED, "2": Push.FAILED}, [])
    supplied.supplier.has = [a_supplied_offer()]
    supplied.house.container.external.decide.push_again(MANAGER, supplied.place, ["2"])
    supplied.told()
    assert {line.push for line in supplied.order.lines} == {Push.ACKNOWLEDGED}
    assert supplied.it.told == [("accept", supplied.order.order, {"1": 2, "2": 2})]
