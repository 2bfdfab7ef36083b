"""Rules by which lines of marketplaces are decided, and what they would decide ↔ JSON."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

from msgspec.structs import asdict

from chalicelib.api.wire.forms import Asked, Wire, convert
from chalicelib.api.wire.limits import Title, limited
from chalicelib.domain.external import rule as domain
from chalicelib.domain.external.marketplace import Marketplace
from chalicelib.domain.external.rule import Act, Choice, StockWish
from chalicelib.domain.external.sighting import NeedKind
from chalicelib.edge.responses import named, priced

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chalicelib.domain.external.external_order import Explanation
    from chalicelib.domain.external.ruling import RuleDecision
    from chalicelib.domain.lists import Page
    from chalicelib.usecases.external.preview_rules import DryRun, Foreseen
    from chalicelib.usecases.ports import CountedRules

PAGE = 50
MONEY = ("price", "own", "cost")
"""Values of reasons that are in minor units."""

Value = Annotated[str, limited(minLength=1, maxLength=domain.LONGEST_VALUE, pattern=r"\S")]
Values = Annotated[tuple[Value, ...], limited(maxItems=domain.MOST_VALUES)]
Article = Annotated[str, limited(minLength=1, maxLength=domain.LONGEST_VALUE, pattern="[0-9A-Za-zА-Яа-я]")]
Articles = Annotated[tuple[Article, ...], limited(maxItems=domain.MOST_VALUES)]
PricePercent = Annotated[int, limited(minimum=1, maximum=domain.MOST_PERCENT)]
MarginPercent = Annotated[int, limited(minimum=1, maximum=domain.MOST_MARGIN)]
Pieces = Annotated[int, limited(minimum=1, maximum=domain.MOST_PIECES)]


class ConditionsAsked(Asked, frozen=True):
    accounts: Values = ()
    marketplaces: tuple[Marketplace, ...] = ()
    brands: Values = ()
    articles: Articles = ()
    regions: Values = ()
    price: PricePercent | None = None
    margin: MarginPercent | None = None
    stock: StockWish | None = None
    quantity_from: Pieces | None = None
    quantity_to: Pieces | None = None
    needs: tuple[NeedKind, ...] = ()
    tests: bool = False


class RuleAsked(Asked, frozen=True):
    """``id`` is empty for a new one."""

    title: Title
    act: Act
    id: str = ""
    when: ConditionsAsked = ConditionsAsked()
    enabled: bool = True
    choice: Choice = Choice.COST
    price_list: str = ""
    reason: Annotated[str, limited(maxLength=domain.LONGEST_REASON)] = ""
    reason_text: Annotated[str, limited(maxLength=domain.LONGEST_TEXT)] = ""


RulesTried = Annotated[tuple[RuleAsked, ...], limited(maxItems=domain.MOST_RULES)]


class RulesAsked(Asked, frozen=True):
    rules: RulesTried


class DryRunAsked(Asked, frozen=True):
    """``rules``: those to be tried, null: the saved ones."""

    rules: RulesTried | None = None
    account: str = ""
    placed_from: datetime | None = None
    placed_to: datetime | None = None
    cursor: str | None = None
    limit: Annotated[int, limited(minimum=1, maximum=100)] = PAGE


class RuleConditions(Wire, frozen=True):
    accounts: list[str]
    marketplaces: list[Marketplace]
    brands: list[str]
    articles: list[str]
    regions: list[str]
    price: int | None
    margin: int | None
    stock: StockWish | None
    quantity_from: int | None
    quantity_to: int | None
    needs: list[NeedKind]
    tests: bool


class RuleCounts(Wire, frozen=True):
    accepted: int
    refused: int
    left: int


class ExternalRule(Wire, frozen=True):
    id: str
    title: str
    act: Act
    when: RuleConditions
    enabled: bool
    choice: Choice
    price_list: str
    reason: str
    reason_text: str
    counts: RuleCounts


class ExternalRules(Wire, frozen=True):
    """In the order in which they are looked at; ``unmatched`` lines fitted none."""

    items: list[ExternalRule]
    unmatched: int
    version: int
    next: None = None


class RuleExplanation(Wire, frozen=True):
    rule: str
    title: str
    reasons: list[str]


class RuleOutcome(Wire, frozen=True):
    act: Act
    offer: str
    why: RuleExplanation


class ForeseenLine(Wire, frozen=True):
    account: str
    order: str
    key: str
    article: str
    name: str
    quantity: int | None
    price: int | None
    placed_at: datetime
    was: Act
    decided_by: str
    now: RuleOutcome
    saved: RuleOutcome
    differs: bool
    changed: bool


class RulesPreview(Wire, frozen=True):
    items: list[ForeseenLine]
    next: str | None


def read_rules(asked: Sequence[RuleAsked]) -> tuple[domain.Rule, ...]:
    return tuple(_read_rule(each) for each in asked)


def _read_rule(asked: RuleAsked) -> domain.Rule:
    when = {name: _tidied(value) for name, value in asdict(asked.when).items()}
    given = {**asdict(asked), "reason": asked.reason.strip(), "reason_text": asked.reason_text.strip()}
    return domain.Rule(**{**given, "when": domain.Conditions(**when)})


def _tidied(value: Any) -> Any:
    return tuple(each.strip() if type(each) is str else each for each in value) if isinstance(value, tuple) else value


def read_dry_run(asked: DryRunAsked) -> DryRun:
    from chalicelib.domain.external.listing import ExternalFilter
    from chalicelib.usecases.external.preview_rules import DryRun

    wanted = ExternalFilter(account=asked.account, since=asked.placed_from, until=asked.placed_to)
    rules = None if asked.rules is None else read_rules(asked.rules)
    return DryRun(wanted, rules, asked.cursor, asked.limit)


def write_rules(found: CountedRules) -> ExternalRules:
    counts = {name: convert(each, RuleCounts) for name, each in found.counts.items()}
    none = RuleCounts(accepted=0, refused=0, left=0)
    return ExternalRules(
        items=[_rule(each, counts.get(each.id, none)) for each in found.rules.rules],
        unmatched=counts.get("", none).left,
        version=found.rules.version,
    )


def _rule(it: domain.Rule, counts: RuleCounts) -> ExternalRule:
    return ExternalRule(**{**asdict(it), "when": convert(it.when, RuleConditions)}, counts=counts)


def write_preview(page: Page[Foreseen], language: str) -> RulesPreview:
    return RulesPreview(items=[_foreseen(each, language) for each in page.things], next=page.cursor)


def _foreseen(it: Foreseen, language: str) -> ForeseenLine:
    seen, currency = it.line.seen, it.order.currency
    return ForeseenLine(
        account=it.order.account,
        order=it.order.order,
        key=it.line.key,
        article=seen.article,
        name=seen.name,
        quantity=seen.quantity,
        price=seen.price,
        placed_at=it.order.placed_at,
        was=it.was,
        decided_by=it.line.decided_by,
        now=_outcome(it.now, currency, language),
        saved=_outcome(it.saved, currency, language),
        differs=it.differs,
        changed=it.changed,
    )


def _outcome(it: RuleDecision, currency: str, language: str) -> RuleOutcome:
    offer = it.candidate.name if it.candidate else ""
    return RuleOutcome(act=it.act, offer=offer, why=write_why(it.why, currency, language))


def write_why(why: Explanation, currency: str, language: str) -> RuleExplanation:
    """``reasons`` as sentences in the reader's language."""
    reasons = [_sentence(each, currency, language) for each in why.reasons]
    return RuleExplanation(rule=why.rule, title=why.title, reasons=reasons)


def _sentence(reason: Mapping[str, object], currency: str, language: str) -> str:
    """One that a newer release has written is told by its key."""
    values = {name: _told(name, value, currency, language) for name, value in reason.items() if name != "key"}
    try:
        return named(f"rules.reasons.{reason['key']}", language, **values)
    except KeyError:
        return str(reason["key"])


def _told(name: str, value: object, currency: str, language: str) -> object:
    return priced(value, currency, language) if name in MONEY and isinstance(value, int) else value
