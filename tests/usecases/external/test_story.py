"""An order of a marketplace comes in, is decided, becomes ours, and its marketplace is told."""

from chalicelib.domain.external.deciding import Refusal
from chalicelib.domain.external.external_order import Decision, Push
from chalicelib.domain.external.sighting import SeenBuyer
from tests.factories import an_offer
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


def test_an_offer_is_named_by_its_list(market: Market) -> None:
    market.seen()
    market.accept()
    assert market.line.bound is not None
    assert market.line.bound.title == "Запчасти: Фильтр масляный"
    assert market.line.bound.offer == an_offer().id
