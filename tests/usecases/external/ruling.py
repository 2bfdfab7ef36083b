"""Orders that rules decide, and what became of them."""

from collections.abc import Sequence

from chalicelib.domain.external.rule import Act, Rule, RuleCounts, Rules
from tests.factories import COMMUNITY
from tests.usecases.external.market import Market

ACCEPT = Rule("r1", "Берём своё", Act.ACCEPT)


def ruled(market: Market, *rules: Rule) -> None:
    market.house.save(Rules(COMMUNITY, rules))


def keys(market: Market) -> Sequence[object]:
    assert market.line.why
    return [reason["key"] for reason in market.line.why.reasons]


def counts(market: Market) -> dict[str, RuleCounts]:
    return dict(market.house.stores.external_rules.counted(COMMUNITY).counts)
