"""What a rule asks of a line, condition by condition: whether each holds, and the values that tell why."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.catalogue.offer import normalised
from chalicelib.domain.external.rule import MOST_RULES, Act, Choice, StockWish

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from chalicelib.domain.catalogue.offer import Offer
    from chalicelib.domain.external.external_order import ExternalLine, ExternalOrder
    from chalicelib.domain.external.rule import Conditions, Rule

ANY = "*"
"""What an article begins with ends so."""

KNOWN = 4 * MOST_RULES
"""Lists of rules that are kept as they are compared: a dry run compares them a thousand times."""

SHOWN = 5
"""Of a rule's brands, articles and regions so many are told."""


class Candidate(Struct, frozen=True):
    """An offer that a line may be bound to, and its price list's ``title``.

    ``free`` are the pieces beside the account's reserve, None where nobody counts; ``gone``: others were quicker.
    """

    offer: Offer
    title: str
    free: int | None
    gone: bool = False

    @property
    def name(self) -> str:
        return self.offer.titled(self.title)

    def has(self, pieces: int) -> bool:
        return not self.gone and (self.free is None or self.free >= pieces)


class Check(Struct, frozen=True):
    """``reason`` is a key of a text, and its values."""

    held: bool
    reason: Mapping[str, object]


class Found(Struct, frozen=True):
    """What came of a rule's conditions on offers; ``best`` is the one that fits them, or comes nearest."""

    checks: tuple[Check, ...] = ()
    best: Candidate | None = None


class Asked(Struct, frozen=True):
    """Of each offer of a line; ``short``: none of them has all that is wanted."""

    rule: Rule
    order: ExternalOrder
    line: ExternalLine
    short: bool


def check(name: str, held: bool, **values: object) -> Check:
    return Check(held, {"key": f"{name}_held" if held else f"{name}_failed", **values})


def order_checks(rule: Rule, order: ExternalOrder, line: ExternalLine) -> Iterator[Check]:
    """What does not ask for offers. Needs and tests are told of where there are some."""
    when = rule.when
    if when.accounts:
        yield check("account", order.account in when.accounts, account=order.account)
    if when.marketplaces:
        yield check("marketplace", order.marketplace in when.marketplaces, marketplace=[_market(order.marketplace)])
    if when.brands:
        brand = normalised(line.seen.brand)
        held = bool(brand) and brand in _plain(when.brands)
        yield check("brand", held, brand=line.seen.brand or "—", wanted=_told(when.brands))
    if when.articles:
        held = is_article(line.seen.article, when.articles)
        yield check("article", held, article=line.seen.article, wanted=_told(when.articles))
    if when.regions:
        held = order.region.strip().casefold() in (each.strip().casefold() for each in when.regions)
        yield check("region", held, region=order.region or "—", wanted=_told(when.regions))
    yield from _quantity_checks(when, line.wanted or 0)
    if order.needs:
        kinds = dict.fromkeys(need.kind for need in order.needs)
        yield check("needs", set(kinds) <= set(when.needs), needs=[f"rules.needs.{kind}" for kind in kinds])
    if order.test:
        yield check("test", when.tests)


def offer_checks(rule: Rule, order: ExternalOrder, line: ExternalLine, candidates: Sequence[Candidate]) -> Found:
    """Of the offer that the line would be bound to, or of the one that comes nearest to it."""
    if not _asks_for_offers(rule):
        return Found()
    there = [each for each in candidates if _is_of(each.offer, rule, line)]
    if not there:
        return Found((check("offer", False, article=line.seen.article),))
    if len({normalised(each.offer.brand) for each in there} - {""}) > 1:
        return Found((check("brands", False, article=line.seen.article),))
    short = all(not each.has(line.wanted or 0) for each in there)
    asked = Asked(rule, order, line, short)
    looked = [(tuple(_checks_of(asked, each)), each) for each in there]
    best = min(looked, key=lambda it: (sum(not each.held for each in it[0]), _preferred(rule, it[1])))
    return Found(*best)


def is_article(article: str, patterns: tuple[str, ...]) -> bool:
    given = normalised(article)
    return given in _whole(patterns) or given.startswith(_beginnings(patterns))


@lru_cache(KNOWN)
def _plain(values: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(normalised, values))


@lru_cache(KNOWN)
def _whole(patterns: tuple[str, ...]) -> frozenset[str]:
    return frozenset(normalised(each) for each in patterns if not each.rstrip().endswith(ANY))


@lru_cache(KNOWN)
def _beginnings(patterns: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(normalised(each) for each in patterns if each.rstrip().endswith(ANY))


def _quantity_checks(when: Conditions, pieces: int) -> Iterator[Check]:
    if when.quantity_from is not None:
        yield check("least", pieces >= when.quantity_from, pieces=pieces, limit=when.quantity_from)
    if when.quantity_to is not None:
        yield check("most", pieces <= when.quantity_to, pieces=pieces, limit=when.quantity_to)


def _asks_for_offers(rule: Rule) -> bool:
    when = rule.when
    return rule.act is Act.ACCEPT or any(each is not None for each in (when.price, when.margin, when.stock))


def _is_of(offer: Offer, rule: Rule, line: ExternalLine) -> bool:
    """Of the line's brand, where either names one."""
    if rule.act is Act.ACCEPT and rule.choice is Choice.LIST and offer.price_list != rule.price_list:
        return False
    brand, wanted = normalised(offer.brand), normalised(line.seen.brand)
    return not brand or not wanted or brand == wanted


def _checks_of(asked: Asked, candidate: Candidate) -> Iterator[Check]:
    rule, order, line = asked.rule, asked.order, asked.line
    when, offer, price = rule.when, candidate.offer, line.seen.price or 0
    compared = when.price is not None or when.margin is not None
    if compared and offer.currency != order.currency:
        yield check("currency", False, currency=order.currency, other=offer.currency)
        return
    if when.price is not None:
        held = offer.price > 0 and price * 100 >= offer.price * when.price
        yield check("price", held, price=price, own=offer.price, percent=when.price)
    if when.margin is not None:
        yield _margin(price, offer.cost, when.margin)
    if when.stock is StockWish.SHORT:
        yield check("short", asked.short, pieces=line.wanted, free=_pieces(candidate))
    if when.stock is StockWish.ENOUGH or rule.act is Act.ACCEPT:
        yield check("stock", candidate.has(line.wanted or 0), pieces=line.wanted, free=_pieces(candidate))


def _margin(price: int, cost: int | None, percent: int) -> Check:
    if cost is None:
        return check("cost", False)
    held = (price - cost) * 100 >= price * percent
    return check("margin", held, price=price, cost=cost, percent=percent)


def _preferred(rule: Rule, candidate: Candidate) -> tuple[object, ...]:
    """The least is chosen; the id makes it the same one always."""
    offer = candidate.offer
    cost = (offer.cost is None, offer.cost or 0)
    free = (candidate.free is not None, -(candidate.free or 0))
    by = {
        Choice.COST: (*cost, offer.price),
        Choice.PRICE: (offer.price, *cost),
        Choice.LIST: (offer.price, *cost),
        Choice.STOCK: (*free, offer.price, *cost),
    }
    return (*by[rule.choice], offer.id)


def _pieces(candidate: Candidate) -> str:
    """As it is told: nobody counts ∞."""
    if candidate.gone:
        return "0"
    return "∞" if candidate.free is None else str(max(candidate.free, 0))


def _market(marketplace: str) -> str:
    return f"rules.marketplaces.{marketplace}"


def _told(values: Sequence[str]) -> str:
    return ", ".join(values[:SHOWN]) + ("…" if len(values) > SHOWN else "")
