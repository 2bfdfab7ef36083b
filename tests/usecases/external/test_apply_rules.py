"""Rules decide what a marketplace has just opened: once, in one commit, and say why."""

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.domain.external.external_order import Decision, Push
from chalicelib.domain.external.rule import Act, Conditions, Rule, RuleCounts, StockWish
from chalicelib.domain.external.sighting import Need, NeedKind, Phase
from chalicelib.domain.journal import Event
from tests.factories import COMMUNITY, NOW, a_sighting
from tests.usecases.external.market import MANAGER, NUMBER, Market
from tests.usecases.external.ruling import ACCEPT, counts, keys, ruled

REFUSE = Rule("r2", "Нет в наличии", Act.REFUSE, Conditions(stock=StockWish.SHORT), reason="352", reason_text="Нет")


def opened(market: Market, **fields: object) -> Market:
    """Seen, and looked at by the rules: the message comes twice."""
    market.seen(**fields)
    for entry in market.heard(Event.EXTERNAL_OPENED):
        for _ in range(2):
            market.done(entry)
    return market


def test_a_rule_accepts_takes_stock_places_an_order_and_is_told_at_once(market: Market) -> None:
    ruled(market, ACCEPT)
    opened(market)
    assert (market.line.decision, market.line.decided_by, market.stock) == (Decision.ACCEPTED, "rule/r1", 8)
    assert market.line.bound
    assert market.line.bound.title == "Запчасти: Фильтр масляный"
    assert market.line.why
    assert (market.line.why.rule, market.line.why.title) == ("r1", "Берём своё")
    assert keys(market) == ["rule_held", "stock_held", "end_accept"]
    assert [each.actor for each in market.heard(Event.EXTERNAL_DECIDED, Event.EXTERNAL_PLACED)] == ["rule/r1"] * 2
    assert market.ours.total == 100_000
    market.told()
    assert market.it.told == [("accept", NUMBER, {"1": 2})]
    assert counts(market) == {"r1": RuleCounts(accepted=1)}


def test_a_rule_refuses_with_its_reason(market: Market) -> None:
    ruled(market, ACCEPT, REFUSE)
    opened(market, lines=(replace(a_sighting().lines[0], quantity=11),))
    assert (market.line.decision, market.line.reason, market.line.reason_text) == (Decision.REFUSED, "352", "Нет")
    assert keys(market) == ["rule_failed", "stock_failed", "rule_held", "short_held", "end_refuse"]
    assert counts(market) == {"r2": RuleCounts(refused=1)}
    assert market.stock == 10


def test_what_no_rule_fits_is_a_persons_and_says_why_for_ever(market: Market) -> None:
    ruled(market, replace(ACCEPT, when=Conditions(brands=("Mann",))))
    opened(market)
    assert (market.line.decision, market.order.undecided, market.line.push) == (Decision.NEW, True, Push.NONE)
    assert keys(market) == ["rule_failed", "brand_failed", "stock_held", "none"]
    (entry,) = market.heard(Event.EXTERNAL_LEFT)
    assert entry.data == {"account": market.account.id, "order": NUMBER, "lines": ["1"]}
    assert counts(market) == {"": RuleCounts(left=1)}
    before = market.line.why
    market.accept()
    assert (market.line.decision, market.line.decided_by, market.line.why) == (
        Decision.ACCEPTED,
        MANAGER.actor,
        before,
    )
    market.house.container.external.decide.undo(MANAGER, market.place, ["1"])
    assert market.line.why == before


def test_what_a_person_undid_is_not_decided_by_the_rule_again(market: Market) -> None:
    ruled(market, ACCEPT)
    opened(market)
    market.house.container.external.decide.undo(MANAGER, market.place, ["1"])
    for entry in market.heard(Event.EXTERNAL_OPENED):
        market.done(replace(entry, id="another"))
    assert (market.line.decision, market.stock) == (Decision.NEW, 10)


@pytest.mark.parametrize("acts", [Act.ACCEPT, Act.REFUSE])
def test_nonsense_never_passes_a_rule(market: Market, acts: Act) -> None:
    ruled(market, replace(ACCEPT, act=acts))
    line = a_sighting().lines[0]
    for place, (fields, why) in enumerate(
        [
            ({"price": 0}, "price_none"),
            ({"price": None}, "price_none"),
            ({"quantity": None, "quantity_text": "пара"}, "quantity_unknown"),
            ({"article": " - "}, "article_none"),
        ]
    ):
        nonsense: Any = fields
        number = f"{place}"
        market.it.shown[number] = a_sighting(order=number, lines=(replace(line, **nonsense),))
        market.push(id=number, order=number)
        market.done(market.heard(Event.EXTERNAL_RECEIVED)[-1])
        market.done(market.heard(Event.EXTERNAL_OPENED)[-1])
        order = market.house.stores.external_orders.get(COMMUNITY, market.account.id, number)
        assert order.lines[0].decision is Decision.NEW
        assert order.lines[0].why
        assert [each["key"] for each in order.lines[0].why.reasons] == [why]
    assert market.stock == 10


def test_needs_tests_and_costly_refusals_are_left(market: Market) -> None:
    ruled(market, ACCEPT)
    opened(market, needs=(Need(NeedKind.MARKING, "1", "mandatory_mark"),))
    assert "needs_failed" in keys(market)
    other = Market()
    ruled(other, ACCEPT)
    opened(other, test=True)
    assert "test_failed" in keys(other)
    third = Market()
    ruled(third, replace(REFUSE, when=Conditions()), ACCEPT)
    opened(third, free_refusal=False)
    assert keys(third) == ["rule_held", "refusal_costs"]
    assert (third.line.decision, counts(third)) == (Decision.NEW, {"r2": RuleCounts(left=1)})


def test_unpaid_is_decided_when_it_is_paid(market: Market) -> None:
    ruled(market, ACCEPT)
    opened(market, phase=Phase.UNPAID)
    assert market.line.why is None
    market.show(changed_at=NOW + timedelta(minutes=1))
    market.push(id="paid")
    market.work()
    for entry in market.heard(Event.EXTERNAL_OPENED):
        market.done(entry)
    assert market.line.decision is Decision.ACCEPTED


def test_the_reserve_stays_and_lines_of_one_order_share_a_stock(market: Market) -> None:
    market.house.save(replace(market.account, reserve=3))
    ruled(market, ACCEPT)
    line = a_sighting().lines[0]
    lines = (replace(line, quantity=4), replace(line, key="2", quantity=4), replace(line, key="3", quantity=3))
    opened(market, lines=lines)
    assert [each.decision for each in market.order.lines] == [Decision.ACCEPTED, Decision.NEW, Decision.ACCEPTED]
    assert market.stock == 3


def test_a_paused_account_and_rules_that_are_off_decide_nothing(market: Market) -> None:
    ruled(market, replace(ACCEPT, enabled=False))
    opened(market)
    assert market.line.why is None
    other = Market()
    ruled(other, ACCEPT)
    other.seen()
    account = other.house.stores.accounts.get(COMMUNITY, other.account.id)
    other.house.save(replace(account, paused_at=NOW))
    other.done(other.heard(Event.EXTERNAL_OPENED)[0])
    assert other.line.why is None
