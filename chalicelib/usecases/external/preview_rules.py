"""What rules would decide now of lines that came before: a dry run, which does nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.external.external_order import Decision
from chalicelib.domain.external.rule import Act, Rules, checked_rules
from chalicelib.domain.external.ruling import as_opened, decide
from chalicelib.domain.lists import Page

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from chalicelib.domain.access.principals import Principal
    from chalicelib.domain.external.external_order import ExternalLine, ExternalOrder
    from chalicelib.domain.external.listing import ExternalFilter
    from chalicelib.domain.external.rule import Rule
    from chalicelib.domain.external.ruling import RuleDecision
    from chalicelib.usecases.external.find_candidates import FindCandidates, Shelf
    from chalicelib.usecases.ports import Accounts, ExternalOrders, ExternalRules


class DryRun(Struct, frozen=True):
    """``rules`` are those to be tried, None: the saved ones. Lines are those of the orders of a page."""

    wanted: ExternalFilter
    rules: tuple[Rule, ...] | None = None
    cursor: str | None = None
    limit: int = 50


class Foreseen(Struct, frozen=True):
    """Of a line as it is: what the tried rules would decide of it ``now``, what the ``saved`` ones would."""

    order: ExternalOrder
    line: ExternalLine
    now: RuleDecision
    saved: RuleDecision

    @property
    def was(self) -> Act:
        """What was decided, by whoever it was; what nobody decided, or was put aside, was left."""
        decision = self.line.decision
        if decision is Decision.CANCELLED:
            return Act.ACCEPT if self.line.pieces else Act.LEAVE
        return _ACTS.get(decision, Act.LEAVE)

    @property
    def differs(self) -> bool:
        """From what was decided: another act, or another offer."""
        bound = self.line.bound.offer if self.line.bound else ""
        return self.now.act is not self.was or (self.now.act is Act.ACCEPT and _offer(self.now) != bound)

    @property
    def changed(self) -> bool:
        """From what the saved rules would decide: another act, rule or offer."""
        return _outcome(self.now) != _outcome(self.saved)


_ACTS = {Decision.ACCEPTED: Act.ACCEPT, Decision.REFUSED: Act.REFUSE}


class PreviewRules(Struct, frozen=True):
    rules: ExternalRules
    accounts: Accounts
    external: ExternalOrders
    find_candidates: FindCandidates

    def preview(self, principal: Principal, asked: DryRun) -> Page[Foreseen]:
        """With offers, stock and reserves as they are now. Raises Invalid."""
        saved = self.rules.get(principal.community)
        tried = saved if asked.rules is None else Rules(principal.community, checked_rules(_named(asked.rules)))
        page = self.external.page(principal.community, asked.wanted, asked.cursor, asked.limit)
        reserves = {each.id: each.reserve for each in self.accounts.list(principal.community)}
        shelf = self.find_candidates.open(principal.community)
        lines = [each for order in page.things for each in _foreseen((tried, saved), order, shelf, reserves)]
        return Page(lines, page.cursor)


def _foreseen(
    rules: tuple[Rules, Rules], order: ExternalOrder, shelf: Shelf, reserves: Mapping[str, int]
) -> Iterator[Foreseen]:
    """What a line has taken of an offer is free for it."""
    opened = as_opened(order)
    for line, then in zip(order.lines, opened.lines, strict=True):
        own = {line.bound.offer: line.bound.taken} if line.bound else {}
        candidates = shelf.candidates(line.seen.article, reserves.get(order.account, 0), own)
        tried, saved = rules
        now = decide(tried, opened, then, candidates)
        yield Foreseen(order, line, now, now if tried is saved else decide(saved, opened, then, candidates))


def _named(rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """New ones by their places: they have no ids yet."""
    return tuple(each if each.id else replace(each, id=f"new-{place}") for place, each in enumerate(rules, 1))


def _offer(decision: RuleDecision) -> str:
    return decision.candidate.offer.id if decision.candidate else ""


def _outcome(decision: RuleDecision) -> tuple[object, ...]:
    return decision.act, decision.rule.id if decision.rule else "", _offer(decision)
