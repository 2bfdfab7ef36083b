"""What follows from a change of an order: its stock, our order, its buyer."""

from datetime import timedelta

from chalicelib.domain.external.external_order import Decision
from chalicelib.domain.external.sighting import Phase, SeenBuyer
from chalicelib.domain.journal import Event
from chalicelib.domain.orders.lines import LineState
from chalicelib.usecases.external.decide_lines import AcceptWish, Place
from tests.factories import COMMUNITY, NOW, a_sighting
from tests.usecases.external.market import MANAGER, Market


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
