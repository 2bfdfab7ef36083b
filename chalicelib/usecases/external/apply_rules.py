"""Lines that a marketplace has just opened are decided by rules, as far as these reach; a person does the rest."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.errors import Full, Repeated
from chalicelib.domain.external.deciding import Acceptance, Doing, Refusal, accepted, left, refused
from chalicelib.domain.external.external_order import Decision
from chalicelib.domain.external.rule import Act
from chalicelib.domain.external.ruling import decide
from chalicelib.domain.journal import Event, Fact, external_subject
from chalicelib.usecases.external.decisions import bound_to, decided_fact
from chalicelib.usecases.ports import Counter, CounterUpdate
from chalicelib.usecases.retries import retry_on_stale

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from chalicelib.domain.external.account import Account
    from chalicelib.domain.external.external_order import ExternalLine, ExternalOrder
    from chalicelib.domain.external.rule import Rules
    from chalicelib.domain.external.ruling import RuleDecision
    from chalicelib.domain.journal import Entry
    from chalicelib.usecases.external.consequences import Consequences
    from chalicelib.usecases.external.find_candidates import FindCandidates, Shelf
    from chalicelib.usecases.ports import Accounts, Clock, Commit, Commits, ExternalOrders, ExternalRules

Decisions = dict[str, "RuleDecision"]
"""By the key of the line."""


class ApplyRules(Struct, frozen=True):
    accounts: Accounts
    external: ExternalOrders
    rules: ExternalRules
    find_candidates: FindCandidates
    consequences: Consequences
    commits: Commits
    now: Clock

    def run(self, entry: Entry) -> None:
        """Each line is looked at once: one that was decided, left or undone is a person's. Raises Stale, Unavailable:
        deliver again.
        """
        account = self.accounts.find(entry.community, str(entry.data["account"]))
        if account is None or not account.works:
            return
        rules = self.rules.get(entry.community)
        if rules.enabled:
            with suppress(Repeated):
                self._apply(entry, account, rules, frozenset())

    def _apply(self, entry: Entry, account: Account, rules: Rules, gone: frozenset[str]) -> None:
        """Of an offer that ran out at this moment nothing is taken any more: the next one is, or a person decides."""

        def apply() -> None:
            if commit := self._commit(entry, account, rules, gone):
                self.commits.commit(account.community, commit)

        try:
            retry_on_stale(apply)
        except Full as full:
            if full.counter in gone:
                raise
            self._apply(entry, account, rules, gone | {full.counter})

    def _commit(self, entry: Entry, account: Account, rules: Rules, gone: Collection[str]) -> Commit | None:
        before = self.external.find(account.community, account.id, str(entry.data["order"]))
        if before is None or not before.undecided or not any(map(_is_open, before.lines)):
            return None
        shelf = self.find_candidates.open(account.community, gone)
        decisions = _decisions(rules, before, shelf, account.reserve)
        after = before
        for key, decision in decisions.items():
            after = self._decided(after, key, decision)
        commit = self.consequences.commit(account, before, after, _facts(before, after, decisions))
        counts = (*commit.counter_updates, *_counts(decisions))
        return replace(commit, idempotency_key=f"{entry.id}/rules", counter_updates=counts)

    def _decided(self, order: ExternalOrder, key: str, decision: RuleDecision) -> ExternalOrder:
        rule, act = decision.rule, decision.act
        if rule is None or act is Act.LEAVE:
            return left(order, key, decision.why)
        doing = Doing(rule.actor, self.now(), decision.why)
        if act is Act.REFUSE:
            return refused(order, [key], Refusal(rule.reason, rule.reason_text), doing)
        chosen = decision.candidate
        bound = bound_to(chosen.offer, chosen.title) if chosen else None
        return accepted(order, [Acceptance(key, bound=bound)], doing)


def _is_open(line: ExternalLine) -> bool:
    return line.decision is Decision.NEW and line.why is None


def _decisions(rules: Rules, order: ExternalOrder, shelf: Shelf, reserve: int) -> Decisions:
    """What one line takes the next one does not find."""
    decisions: Decisions = {}
    for line in filter(_is_open, order.lines):
        candidates = shelf.candidates(line.seen.article, reserve)
        decisions[line.key] = decision = decide(rules, order, line, candidates)
        if decision.candidate:
            shelf.take(decision.candidate.offer.id, line.wanted or 0)
    return decisions


def _facts(before: ExternalOrder, after: ExternalOrder, decisions: Mapping[str, RuleDecision]) -> Sequence[Fact]:
    """One of each rule that decided something, and one of what was left."""
    deciding = [each.rule for each in decisions.values() if each.rule and each.act is not Act.LEAVE]
    facts = [decided_fact(before, after, actor) for actor in dict.fromkeys(rule.actor for rule in deciding)]
    rest = [key for key, each in decisions.items() if each.act is Act.LEAVE]
    if rest:
        data = {"account": after.account, "order": after.order, "lines": rest}
        facts.append(Fact(Event.EXTERNAL_LEFT, external_subject(after.place), data))
    return facts


def _counts(decisions: Mapping[str, RuleDecision]) -> Iterator[CounterUpdate]:
    for each in decisions.values():
        yield CounterUpdate(Counter.RULE, f"{each.rule.id if each.rule else ''}/{each.act}", 1)
