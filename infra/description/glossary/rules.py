"""Of the rules that decide lines of marketplaces."""

from __future__ import annotations

from collections.abc import Mapping

_CONDITIONS = {
    "accounts": "Ids of accounts; empty: any. All conditions that are given hold",
    "marketplaces": "Empty: any",
    "brands": "Letters and digits are compared, in any case; a line without a brand has none of them",
    "articles": "Compared like brands; `OC9*` are all that begin so",
    "regions": "Of the order, in any case",
    "price": "The line's price is at least so many percent of the offer's; null: any",
    "margin": "(price − cost) / price is at least so many percent; an offer without a cost has no margin",
    "stock": "`enough`: an offer has all the pieces beside the account's reserve; `short`: offers are known, none has",
    "quantityFrom": "Pieces of the line, at least; null: any",
    "quantityTo": "Pieces of the line, at most; null: any",
    "needs": "What a posting may still need before it can leave; one that needs anything else is left to a person",
    "tests": "Test orders too, which are left to a person otherwise",
}
_RULE = {
    "act": "`accept`, `refuse`, or `leave` to a person whatever later rules say",
    "when": "The conditions",
    "enabled": "False: it is not looked at",
    "choice": "Which of the fitting offers is taken: least `cost`, least `price`, most `stock`, or of a `list`",
    "priceList": "The id of the price list of the choice `list`",
    "reason": "The marketplace's own id of why it is refused",
    "reasonText": "The words that go with it",
}


def _of(forms: tuple[str, ...], words: Mapping[str, str]) -> Mapping[str, str]:
    return {f"{form}.{name}": text for form in forms for name, text in words.items()}


RULES: Mapping[str, str] = {
    **_of(("ConditionsAsked", "RuleConditions"), _CONDITIONS),
    **_of(("RuleAsked", "ExternalRule"), _RULE),
    "RuleAsked.id": "Of one that is there; empty: it is new",
    "RulesAsked.rules": "All of them, in the order in which they are looked at",
    "ExternalRule.id": "It stays when the rule is changed, and so do its counts",
    "ExternalRule.counts": "Lines that it decided, ever; what was undone since counts too",
    "RuleCounts.accepted": "Lines",
    "RuleCounts.refused": "Lines",
    "RuleCounts.left": "Lines that it left to a person",
    "ExternalRules.unmatched": "Lines that no rule fitted, ever",
    "DryRunAsked.rules": "To be tried in place of the saved ones; null: those",
    "DryRunAsked.account": "Of this account only; empty: of all",
    "DryRunAsked.placedFrom": "Orders placed since then, UTC",
    "DryRunAsked.placedTo": "Orders placed until then, UTC",
    "DryRunAsked.cursor": "That of the page before",
    "DryRunAsked.limit": "Orders in a page",
    "RuleExplanation.rule": "The id of the rule that decided or left it; empty: none fitted",
    "RuleExplanation.reasons": "Every rule that was looked at and each of its conditions, as sentences",
    "RuleOutcome.act": "What the rules would do",
    "RuleOutcome.offer": "What the line would be bound to, in words; empty: to nothing",
    "RuleOutcome.why": "With every rule that was looked at",
    "ForeseenLine.account": "The id of the account",
    "ForeseenLine.order": "The marketplace's number",
    "ForeseenLine.key": "Of the line within its order",
    "ForeseenLine.price": "Of one piece; null: the marketplace tells none",
    "ForeseenLine.placedAt": "UTC",
    "ForeseenLine.was": "What was decided, by whoever it was; `leave`: nothing",
    "ForeseenLine.decidedBy": "`rule/<id>` or `buyer/<id>`; empty: nobody",
    "ForeseenLine.now": "What the tried rules would decide, with offers and stock as they are now",
    "ForeseenLine.saved": "What the saved rules would decide",
    "ForeseenLine.differs": "`now` is another act, or another offer, than what was decided",
    "ForeseenLine.changed": "`now` is another act, rule or offer than `saved`",
    "ExternalLine.why": "What rules said of it; stays, whoever decides. Null: they have not looked at it",
}
