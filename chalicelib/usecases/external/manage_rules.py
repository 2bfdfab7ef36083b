"""The rules of a community: shown with what they did, and saved, all of them in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, to_builtins
from msgspec.structs import replace

from chalicelib.domain.errors import Invalid
from chalicelib.domain.external.rule import Act, Choice, checked_rules
from chalicelib.domain.journal import Event, Fact, community_subject
from chalicelib.domain.versions import check_version
from chalicelib.usecases.ports import Commit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chalicelib.domain.access.principals import Principal
    from chalicelib.domain.external.rule import Rule, Rules
    from chalicelib.usecases.ports import Accounts, Commits, CountedRules, ExternalRules, NewId, PriceLists


class ManageRules(Struct, frozen=True):
    rules: ExternalRules
    accounts: Accounts
    price_lists: PriceLists
    commits: Commits
    new_id: NewId

    def list(self, principal: Principal) -> CountedRules:
        return self.rules.counted(principal.community)

    def save(self, principal: Principal, version: int, wished: Sequence[Rule]) -> CountedRules:
        """All of them, in the order in which they are looked at; a new one has no id yet. Raises Stale, Invalid."""
        before = self.rules.get(principal.community)
        check_version(before.version, version)
        _check_ids(before, wished)
        rules = checked_rules(tuple(each if each.id else replace(each, id=self.new_id()) for each in wished))
        self._check_places(before, rules)
        if rules != before.rules:
            after = replace(before, rules=rules)
            self.commits.commit(principal.community, Commit((after,), (_changed(before, after),)))
        return self.rules.counted(principal.community)

    def _check_places(self, before: Rules, rules: Sequence[Rule]) -> None:
        """What a rule names is there; what an earlier one names may be gone since."""
        known = {rule.id: rule for rule in before.rules}
        new = [(place, rule) for place, rule in enumerate(rules) if known.get(rule.id) != rule]
        if any(rule.when.accounts for _, rule in new):
            accounts = {each.id for each in self.accounts.list(before.community)}
            wrong = [place for place, rule in new if not accounts.issuperset(rule.when.accounts)]
            if wrong:
                raise Invalid("rule_account_missing", f"rules[{wrong[0]}].when.accounts")
        listed = [(place, rule.price_list) for place, rule in new if _names_list(rule)]
        if listed:
            lists = {each.id for each in self.price_lists.all(before.community)}
            gone = [place for place, price_list in listed if price_list not in lists]
            if gone:
                raise Invalid("price_list_missing", f"rules[{gone[0]}].priceList")


def _names_list(rule: Rule) -> bool:
    return rule.act is Act.ACCEPT and rule.choice is Choice.LIST


def _check_ids(before: Rules, wished: Sequence[Rule]) -> None:
    known, seen = {rule.id for rule in before.rules}, set[str]()
    for place, rule in enumerate(wished):
        if rule.id and (rule.id not in known or rule.id in seen):
            raise Invalid("rule_missing", f"rules[{place}].id")
        seen.add(rule.id)


def _changed(before: Rules, after: Rules) -> Fact:
    was, became = _told(before, after), _told(after, before)
    data = {"rules": len(after.rules), "version": after.version + 1}
    return Fact(Event.RULES_CHANGED, community_subject(after.community), data, before=was, after=became)


def _told(it: Rules, other: Rules) -> Mapping[str, object]:
    """Their order, and those that the other state has not, or has otherwise."""
    same = {rule.id for rule in other.rules if rule in it.rules}
    changed = {rule.id: to_builtins(rule) for rule in it.rules if rule.id not in same}
    return {"order": [rule.id for rule in it.rules], **changed}
