"""What rules decide of a line, and why: every rule that was looked at is told of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.catalogue.offer import normalised
from chalicelib.domain.external.conditions import Candidate, Check, offer_checks, order_checks
from chalicelib.domain.external.external_order import Decision, Explanation
from chalicelib.domain.external.rule import Act
from chalicelib.domain.external.sighting import Phase

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chalicelib.domain.external.external_order import ExternalLine, ExternalOrder
    from chalicelib.domain.external.rule import Rule, Rules
    from chalicelib.domain.external.sighting import SeenLine

MOST_OF_ORDER, MOST_OF_LINE, LEAST_OF_LINE = 100_000, 12_000, 700
"""Bytes of explanations: the store keeps 400 KB as one row, and lists read many orders at once."""

Reason = dict[str, object]


class RuleDecision(Struct, frozen=True):
    """``rule`` is None where none fits, or none was looked at; ``candidate`` is what an accepted line is bound to."""

    act: Act
    why: Explanation
    rule: Rule | None = None
    candidate: Candidate | None = None


class Look(Struct, frozen=True):
    """What came of one rule."""

    rule: Rule
    checks: tuple[Check, ...]
    candidate: Candidate | None

    @property
    def fits(self) -> bool:
        return all(check.held for check in self.checks)


def decide(rules: Rules, order: ExternalOrder, line: ExternalLine, candidates: Sequence[Candidate]) -> RuleDecision:
    """``candidates`` are the offers of the line's article. What makes no sense never comes before a rule."""
    limit = _limit(order)
    if nonsense := nonsense_of(order, line):
        return RuleDecision(Act.LEAVE, Explanation(reasons=({"key": nonsense},)))
    passed: list[Look] = []
    for rule in rules.enabled:
        look = look_at(rule, order, line, candidates)
        if look.fits:
            return _decided(passed, look, order, limit)
        passed.append(look)
    return RuleDecision(Act.LEAVE, Explanation(reasons=told(passed, (), {"key": "none"}, limit)))


def nonsense_of(order: ExternalOrder, line: ExternalLine) -> str | None:
    """Why no rule may look at it."""
    if order.phase is not Phase.OPEN:
        return "unpaid" if order.phase is Phase.UNPAID else "phase_other"
    if order.doubtful:
        return "sale_doubtful"
    if order.part_of:
        return "split_otherwise"
    if line.decision is not Decision.NEW:
        return "decided"
    if line.seen.quantity is None:
        return "quantity_unknown"
    if not line.wanted or line.seen.quantity < 1:
        return "quantity_none"
    if line.seen.price is None or line.seen.price <= 0:
        return "price_none"
    return None if normalised(line.seen.article) else "article_none"


def look_at(rule: Rule, order: ExternalOrder, line: ExternalLine, candidates: Sequence[Candidate]) -> Look:
    found = offer_checks(rule, order, line, candidates)
    return Look(rule, (*order_checks(rule, order, line), *found.checks), found.best)


def told(passed: Sequence[Look], fits: Sequence[Reason], end: Reason, limit: int) -> tuple[Mapping[str, object], ...]:
    """All of it where there is room; otherwise of the rules that did not fit the first reason, or how many they are."""
    whole = [reason for look in passed for reason in _all_of(look)]
    brief = [reason for look in passed for reason in _first_of(look)]
    count = [{"key": "others", "count": len(passed)}] if passed else []
    for others in (whole, brief, count):
        found = (*others, *fits, end)
        if len(msgspec.json.encode(found)) <= limit:
            return found
    return (*count, fits[0], end) if fits else (*count, end)


def _decided(passed: Sequence[Look], look: Look, order: ExternalOrder, limit: int) -> RuleDecision:
    """A refusal that costs money is a person's, whatever the rule says."""
    rule, act = look.rule, look.rule.act
    end: Reason = {"key": f"end_{act}"}
    if act is Act.REFUSE and order.free_refusal is False:
        act, end = Act.LEAVE, {"key": "refusal_costs"}
    candidate = look.candidate if act is Act.ACCEPT else None
    if candidate:
        end["offer"] = candidate.name
    heading: Reason = {"key": "rule_held", "rule": rule.id, "title": rule.title}
    reasons = told(passed, [heading, *(dict(check.reason) for check in look.checks)], end, limit)
    return RuleDecision(act, Explanation(rule.id, rule.title, reasons), rule, candidate)


def _all_of(look: Look) -> Sequence[Reason]:
    return [_failed(look), *(dict(check.reason) for check in look.checks)]


def _first_of(look: Look) -> Sequence[Reason]:
    failed = next(check for check in look.checks if not check.held)
    return [_failed(look), dict(failed.reason)]


def _failed(look: Look) -> Reason:
    return {"key": "rule_failed", "rule": look.rule.id, "title": look.rule.title}


def _limit(order: ExternalOrder) -> int:
    return max(min(MOST_OF_LINE, MOST_OF_ORDER // max(len(order.lines), 1)), LEAST_OF_LINE)


def as_opened(order: ExternalOrder) -> ExternalOrder:
    """As if nothing had been decided yet, nor happened since: what rules would have looked at then."""
    lines = tuple(replace(line, decision=Decision.NEW, seen=_wanted(line)) for line in order.lines)
    phase = order.phase if order.phase in (Phase.UNPAID, Phase.UNKNOWN) else Phase.OPEN
    return replace(order, phase=phase, lines=lines)


def _wanted(line: ExternalLine) -> SeenLine:
    return replace(line.seen, cancelled=0)
