"""What a rule asks of a line, condition by condition."""

from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.domain.catalogue.offer import Offer
from chalicelib.domain.external.conditions import Candidate, Check, is_article, offer_checks, order_checks
from chalicelib.domain.external.external_order import ExternalOrder
from chalicelib.domain.external.marketplace import Marketplace
from chalicelib.domain.external.rule import Act, Choice, Conditions, Rule, StockWish
from chalicelib.domain.external.seeing import first_seen
from chalicelib.domain.external.sighting import Need, NeedKind
from tests.factories import NOW, a_sighting, an_account, an_offer

LINE = a_sighting().lines[0]
NEED = Need(NeedKind.MARKING, "1", "mark")


def an_order(line: dict[str, Any] | None = None, **fields: Any) -> ExternalOrder:
    return first_seen(an_account(), a_sighting(lines=(replace(LINE, **(line or {})),), **fields), NOW)


def of(offer: Offer, free: int | None = 10, **fields: Any) -> Candidate:
    return Candidate(offer, "Запчасти", free, **fields)


def found(rule: Rule, order: ExternalOrder, *candidates: Candidate) -> dict[str, Check]:
    line = order.lines[0]
    checks = (*order_checks(rule, order, line), *offer_checks(rule, order, line, candidates).checks)
    return {str(check.reason["key"]): check for check in checks}


def chosen(rule: Rule, *candidates: Candidate) -> str:
    order = an_order()
    best = offer_checks(rule, order, order.lines[0], candidates).best
    assert best
    return best.offer.price_list


@pytest.mark.parametrize(
    ("when", "order", "key"),
    [
        ({"accounts": (an_account().id,)}, {}, "account_held"),
        ({"accounts": ("ozon-other",)}, {}, "account_failed"),
        ({"marketplaces": (Marketplace.OZON,)}, {}, "marketplace_held"),
        ({"marketplaces": (Marketplace.ZZAP,)}, {}, "marketplace_failed"),
        ({"brands": ("Mann", "KNECHT ")}, {}, "brand_held"),
        ({"brands": ("Mann",)}, {}, "brand_failed"),
        ({"brands": ("Mann",)}, {"line": {"brand": ""}}, "brand_failed"),
        ({"articles": ("oc90",)}, {}, "article_held"),
        ({"articles": ("oc9",)}, {}, "article_failed"),
        ({"articles": ("oc 9*",)}, {}, "article_held"),
        ({"articles": ("W*",)}, {}, "article_failed"),
        ({"regions": ("москва",)}, {"region": " Москва"}, "region_held"),
        ({"regions": ("Москва",)}, {}, "region_failed"),
        ({"quantity_from": 2}, {}, "least_held"),
        ({"quantity_from": 3}, {}, "least_failed"),
        ({"quantity_to": 2}, {}, "most_held"),
        ({"quantity_to": 1}, {}, "most_failed"),
        ({}, {"needs": (NEED,)}, "needs_failed"),
        ({"needs": (NeedKind.WEIGHT,)}, {"needs": (NEED,)}, "needs_failed"),
        ({"needs": (NeedKind.MARKING, NeedKind.WEIGHT)}, {"needs": (NEED,)}, "needs_held"),
        ({}, {"test": True}, "test_failed"),
        ({"tests": True}, {"test": True}, "test_held"),
    ],
)
def test_conditions_of_a_line(when: dict[str, Any], order: dict[str, Any], key: str) -> None:
    checks = found(Rule("r", "R", Act.LEAVE, Conditions(**when)), an_order(**order))
    assert checks.keys() == {key}
    assert checks[key].held is key.endswith("_held")


@pytest.mark.parametrize(
    ("when", "offer", "key"),
    [
        ({"price": 111}, {"price": 45_000}, "price_held"),
        ({"price": 112}, {"price": 45_000}, "price_failed"),
        ({"price": 1}, {"price": 0}, "price_failed"),
        ({"price": 100}, {"currency": "KZT"}, "currency_failed"),
        ({"margin": 20}, {"cost": 40_000}, "margin_held"),
        ({"margin": 21}, {"cost": 40_000}, "margin_failed"),
        ({"margin": 1}, {}, "cost_failed"),
    ],
)
def test_money_is_compared_to_the_kopeck(when: dict[str, Any], offer: dict[str, Any], key: str) -> None:
    """A line is 500 ₽ a piece."""
    checks = found(Rule("r", "R", Act.LEAVE, Conditions(**when)), an_order(), of(an_offer(**offer)))
    assert checks.keys() == {key}
    assert checks[key].held is key.endswith("_held")


@pytest.mark.parametrize(
    ("wish", "free", "gone", "key"),
    [
        (StockWish.ENOUGH, 2, False, "stock_held"),
        (StockWish.ENOUGH, 1, False, "stock_failed"),
        (StockWish.ENOUGH, -1, False, "stock_failed"),
        (StockWish.ENOUGH, None, False, "stock_held"),
        (StockWish.ENOUGH, 9, True, "stock_failed"),
        (StockWish.SHORT, 1, False, "short_held"),
        (StockWish.SHORT, 2, False, "short_failed"),
        (StockWish.SHORT, None, False, "short_failed"),
    ],
)
def test_stock_is_what_is_free(wish: StockWish, free: int | None, gone: bool, key: str) -> None:
    rule = Rule("r", "R", Act.LEAVE, Conditions(stock=wish))
    checks = found(rule, an_order(), of(an_offer(), free, gone=gone))
    assert checks.keys() == {key}
    assert checks[key].held is key.endswith("_held")


def test_what_is_not_offered_at_all_is_not_short() -> None:
    """A price list that was taken down refuses nothing."""
    rule = Rule("r", "R", Act.REFUSE, Conditions(stock=StockWish.SHORT))
    assert found(rule, an_order()).keys() == {"offer_failed"}


def test_one_that_has_enough_is_enough_for_all() -> None:
    rule = Rule("r", "R", Act.REFUSE, Conditions(stock=StockWish.SHORT))
    assert found(rule, an_order(), of(an_offer(), 0), of(an_offer(price_list="b"), 5)).keys() == {"short_failed"}


def test_an_article_of_several_brands_is_nobodys_when_the_line_names_none() -> None:
    rule = Rule("r", "R", Act.ACCEPT)
    two = (of(an_offer()), of(an_offer(brand="Mann", price_list="b")))
    assert found(rule, an_order({"brand": ""}), *two).keys() == {"brands_failed"}
    assert found(rule, an_order(), *two).keys() == {"stock_held"}
    assert found(rule, an_order({"brand": "Bosch"}), *two).keys() == {"offer_failed"}
    assert found(rule, an_order({"brand": ""}), of(an_offer(brand="")), two[0]).keys() == {"stock_held"}


OFFERS = (
    of(an_offer(price_list="cheap", price=100, cost=90), 2),
    of(an_offer(price_list="costs", price=200, cost=10), 3),
    of(an_offer(price_list="much", price=300), 50),
    of(an_offer(price_list="none", price=1, cost=1), 0),
)


@pytest.mark.parametrize(
    ("fields", "wins"),
    [
        ({"choice": Choice.COST}, "costs"),
        ({"choice": Choice.PRICE}, "cheap"),
        ({"choice": Choice.STOCK}, "much"),
        ({"choice": Choice.LIST, "price_list": "much"}, "much"),
        ({"choice": Choice.STOCK, "when": Conditions(margin=1)}, "costs"),
    ],
)
def test_of_the_offers_that_fit_the_named_one_wins(fields: dict[str, Any], wins: str) -> None:
    rule = Rule("r", "R", Act.ACCEPT, **fields)
    assert chosen(rule, *OFFERS) == chosen(rule, *reversed(OFFERS)) == wins


def test_whose_pieces_nobody_counts_has_the_most() -> None:
    rule = Rule("r", "R", Act.ACCEPT, choice=Choice.STOCK)
    assert chosen(rule, *OFFERS, of(an_offer(price_list="uncounted"), None)) == "uncounted"


def test_a_named_list_that_has_it_not_gives_nothing() -> None:
    rule = Rule("r", "R", Act.ACCEPT, choice=Choice.LIST, price_list="other")
    assert found(rule, an_order(), *OFFERS).keys() == {"offer_failed"}


def test_articles_are_compared_as_those_of_offers() -> None:
    for patterns, held in (
        (("шг 2041",), True),
        (("шг-20*",), True),
        (("x", "шг *"), True),
        (("2041",), False),
        (("шг 204",), False),
        (("x*", "y"), False),
    ):
        assert is_article("ШГ-2041", patterns) is held, patterns


def test_values_tell_of_few_of_many() -> None:
    rule = Rule("r", "R", Act.LEAVE, Conditions(brands=tuple("abcdefg")))
    (check,) = found(rule, an_order()).values()
    assert check.reason["wanted"] == "a, b, c, d, e…"
