"""An order of a marketplace comes in, is decided, becomes ours, and its marketplace is told."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import Conflict, Unavailable
from chalicelib.domain.external.deciding import Refusal
from chalicelib.domain.external.external_order import Decision, Push
from chalicelib.domain.external.sighting import Phase, SeenBuyer
from chalicelib.domain.journal import Event
from chalicelib.domain.orders.lines import LineState
from chalicelib.usecases.external.decide_lines import AcceptWish, Place
from chalicelib.usecases.ports import AnswerLost, CallRefused
from tests.factories import COMMUNITY, NOW, a_sighting, an_offer
from tests.usecases.external.market import MANAGER, NUMBER, Market


def test_what_is_accepted_is_taken_from_stock_becomes_an_order_and_is_told(market: Market) -> None:
    market.seen(buyer=SeenBuyer(id="b7", name="Анна"))
    assert (market.line.decision, market.order.undecided, market.stock) == (Decision.NEW, True, 10)
    market.accept()
    assert (market.line.decision, market.line.push, market.stock) == (Decision.ACCEPTED, Push.WANTED, 8)
    (line,) = market.ours.lines
    assert (line.article, line.quantity, line.price, market.ours.total) == ("OC-90", 2, 50_000, 100_000)
    market.told()
    assert market.it.told == [("accept", NUMBER, {"1": 2})]
    assert (market.line.push, market.line.attempts) == (Push.ACKNOWLEDGED, 1)
    market.told()
    assert len(market.it.told) == 1


def test_what_is_refused_is_told_with_its_reason_and_becomes_nothing(market: Market) -> None:
    market.seen()
    market.house.container.external.decide.refuse(MANAGER, market.place, ["1"], Refusal("352", "Кончился"))
    market.told()
    assert market.it.told == [("refuse", NUMBER, None)]
    assert (market.line.decision, market.line.push, market.order.number) == (Decision.REFUSED, Push.ACKNOWLEDGED, None)


def test_a_cancellation_gives_back_the_stock_once_and_cancels_our_order(market: Market) -> None:
    market.seen()
    market.accept()
    market.show(phase=Phase.CANCELLED, status="cancelled", changed_at=NOW + timedelta(minutes=1))
    for place in range(3):
        market.push(id=f"cancelled {place}", type="TYPE_POSTING_CANCELLED")
    market.work()
    assert (market.line.decision, market.stock) == (Decision.CANCELLED, 10)
    assert (market.ours.lines[0].state, market.ours.total) == (LineState.CANCELLED, 0)
    assert market.ours.cancelled_at is not None
    assert len(market.heard(Event.EXTERNAL_CANCELLED)) == 1
    market.told()
    assert market.it.told == []


def test_of_what_is_not_there_nothing_is_accepted(market: Market) -> None:
    market.seen(lines=(replace(a_sighting().lines[0], quantity=11),))
    with pytest.raises(Conflict) as refusal:
        market.accept()
    assert (refusal.value.reason, market.stock, market.line.decision) == ("offer_short", 10, Decision.NEW)
    assert market.order.number is None


def test_a_decision_is_taken_back_while_nobody_was_told(market: Market) -> None:
    market.seen()
    market.accept()
    decide = market.house.container.external.decide
    decide.undo(MANAGER, market.place, ["1"])
    assert (market.line.decision, market.stock, market.it.told) == (Decision.NEW, 10, [])
    assert market.ours.cancelled_at is not None
    market.accept()
    again = market.ours
    assert (market.stock, again.cancelled_at, again.total) == (8, None, 100_000)
    market.told()
    with pytest.raises(Conflict):
        decide.undo(MANAGER, market.place, ["1"])


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


def test_one_person_is_one_buyer_by_number_phone_or_mail_and_never_by_name(market: Market) -> None:
    people = [
        SeenBuyer(id="7", name="Иван Петров", phone="+7 916 123-45-67"),
        SeenBuyer(name="Петров", phone="8 (916) 123 45 67"),
        SeenBuyer(name="Иван Петров", phone="+7 903 765-43-21"),
        SeenBuyer(name="Иван Петров", phone="0000000000"),
        SeenBuyer(name="Иван Петров", phone="+7 495 000-00-01", substitute=True),
        SeenBuyer(id="7", name="И. П."),
    ]
    buyers = []
    for place, person in enumerate(people):
        number = f"{place}-1"
        sighting = a_sighting(order=number, group=str(place), buyer=person)
        market.it.shown[number] = sighting
        market.push(id=number, order=number)
        market.done(market.heard(Event.EXTERNAL_RECEIVED)[-1])
        order = market.house.stores.external_orders.get(COMMUNITY, market.account.id, number)
        wish = [AcceptWish("1", None)]
        place_of = Place(market.account.id, number, order.version)
        buyers.append(market.house.container.external.decide.accept(MANAGER, place_of, wish).buyer_id)
    assert buyers[0] == buyers[1] == buyers[5]
    assert len(set(buyers)) == 4


def test_an_offer_is_named_by_its_list(market: Market) -> None:
    market.seen()
    market.accept()
    assert market.line.bound is not None
    assert market.line.bound.title == "Запчасти: Фильтр масляный"
    assert market.line.bound.offer == an_offer().id
