"""Rules by which lines of marketplaces are decided without a person: ordered, the first that fits decides."""

from __future__ import annotations

from enum import StrEnum

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.catalogue.offer import normalised
from chalicelib.domain.errors import Invalid
from chalicelib.domain.external.marketplace import Marketplace
from chalicelib.domain.external.sighting import NeedKind
from chalicelib.domain.titles import checked_title

MOST_RULES = 100
MOST_VALUES = 100
"""Brands, articles, regions that one rule names."""

LONGEST_VALUE, LONGEST_REASON, LONGEST_TEXT = 60, 60, 500
"""Characters."""

MOST_PERCENT, MOST_MARGIN, MOST_PIECES = 1_000, 99, 1_000_000
LARGEST = 120_000
"""Bytes of all of them: an entry of the journal tells what they were and what they are, in one row of 400 KB."""

ACTOR = "rule/"
"""What whoever decided is called, when it was a rule: followed by its id."""


class Act(StrEnum):
    """LEAVE: a person decides, whatever later rules say."""

    ACCEPT = "accept"
    REFUSE = "refuse"
    LEAVE = "leave"


class Choice(StrEnum):
    """Which offer a line is bound to, of those that fit. LIST: the cheapest of a named price list."""

    COST = "cost"
    PRICE = "price"
    STOCK = "stock"
    LIST = "list"


class StockWish(StrEnum):
    """ENOUGH: some offer has all that is wanted. SHORT: offers are known, and none has."""

    ENOUGH = "enough"
    SHORT = "short"


class Conditions(Struct, frozen=True):
    """All that are given hold. An article that ends with ``*`` is what articles begin with.

    ``price``: at least so many percent of the offer's price is paid; ``margin``: at least so many percent of what is
    paid are left after the cost. ``needs`` are those that a posting may have; ``tests``: test orders, too.
    """

    accounts: tuple[str, ...] = ()
    marketplaces: tuple[Marketplace, ...] = ()
    brands: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    price: int | None = None
    margin: int | None = None
    stock: StockWish | None = None
    quantity_from: int | None = None
    quantity_to: int | None = None
    needs: tuple[NeedKind, ...] = ()
    tests: bool = False


class Rule(Struct, frozen=True):
    """``choice`` is of a rule that accepts, with the ``price_list`` where it names one.

    ``reason`` is the marketplace's own number of why a rule refuses.
    """

    id: str
    title: str
    act: Act
    when: Conditions = Conditions()
    enabled: bool = True
    choice: Choice = Choice.COST
    price_list: str = ""
    reason: str = ""
    reason_text: str = ""

    @property
    def actor(self) -> str:
        return f"{ACTOR}{self.id}"


class Rules(Struct, frozen=True):
    """All of a community: they are few, and their order is what they mean."""

    community: str
    rules: tuple[Rule, ...] = ()
    version: int = 0

    @property
    def enabled(self) -> tuple[Rule, ...]:
        return tuple(rule for rule in self.rules if rule.enabled)


class RuleCounts(Struct, frozen=True):
    """How many lines a rule decided, ever; what was undone since counts, too."""

    accepted: int = 0
    refused: int = 0
    left: int = 0


def checked_rules(rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """Raises Invalid, naming the rule's place and the field: ``rules[2].title``."""
    if len(rules) > MOST_RULES:
        raise Invalid("rules_too_many", "rules", limit=MOST_RULES)
    checked = tuple(_checked(rule, f"rules[{place}].") for place, rule in enumerate(rules))
    if len(msgspec.json.encode(checked)) > LARGEST:
        raise Invalid("rules_too_long", "rules")
    return checked


def _checked(rule: Rule, where: str) -> Rule:
    title = checked_title(rule.title, f"{where}title")
    for name, limit in (("reason", LONGEST_REASON), ("reason_text", LONGEST_TEXT)):
        if len(getattr(rule, name)) > limit:
            raise Invalid("text_too_long", where + _outside(name), limit=limit)
    if rule.choice is Choice.LIST and not rule.price_list:
        raise Invalid("rule_list_missing", f"{where}priceList")
    _check_conditions(rule.when, f"{where}when.")
    return replace(rule, title=title)


def _check_conditions(when: Conditions, where: str) -> None:
    for name in ("accounts", "brands", "articles", "regions"):
        _check_values(getattr(when, name), where + name)
    for name, least, most in (
        ("price", 1, MOST_PERCENT),
        ("margin", 1, MOST_MARGIN),
        ("quantity_from", 1, MOST_PIECES),
        ("quantity_to", 1, MOST_PIECES),
    ):
        value = getattr(when, name)
        if value is not None and not least <= value <= most:
            raise Invalid("rule_number_unreadable", where + _outside(name), least=least, most=most)
    if when.quantity_from and when.quantity_to and when.quantity_from > when.quantity_to:
        raise Invalid("rule_quantities_crossed", f"{where}quantityTo")
    if any(not normalised(each) for each in when.articles):
        raise Invalid("rule_value_empty", f"{where}articles")


def _check_values(values: tuple[str, ...], field: str) -> None:
    if len(values) > MOST_VALUES:
        raise Invalid("rule_values_too_many", field, limit=MOST_VALUES)
    if any(not each.strip() for each in values):
        raise Invalid("rule_value_empty", field)
    if any(len(each) > LONGEST_VALUE for each in values):
        raise Invalid("text_too_long", field, limit=LONGEST_VALUE)


def _outside(name: str) -> str:
    """As the field is called in a form."""
    first, _, rest = name.partition("_")
    return first + rest.title()
