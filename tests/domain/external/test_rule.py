"""What rules may be."""

from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import Invalid
from chalicelib.domain.external.rule import Act, Choice, Conditions, Rule, Rules, checked_rules

RULE = Rule("r", "  Берём   своё ", Act.ACCEPT)


def test_a_title_is_one_line_and_the_order_stays() -> None:
    other = replace(RULE, id="s", title="Другое")
    assert checked_rules((RULE, other)) == (replace(RULE, title="Берём своё"), other)


@pytest.mark.parametrize(
    ("fields", "field", "reason"),
    [
        ({"title": " "}, "rules[0].title", "title_missing"),
        ({"reason": "1" * 61}, "rules[0].reason", "text_too_long"),
        ({"reason_text": "1" * 501}, "rules[0].reasonText", "text_too_long"),
        ({"choice": Choice.LIST}, "rules[0].priceList", "rule_list_missing"),
        ({"when": Conditions(price=0)}, "rules[0].when.price", "rule_number_unreadable"),
        ({"when": Conditions(price=1001)}, "rules[0].when.price", "rule_number_unreadable"),
        ({"when": Conditions(margin=100)}, "rules[0].when.margin", "rule_number_unreadable"),
        ({"when": Conditions(quantity_from=0)}, "rules[0].when.quantityFrom", "rule_number_unreadable"),
        ({"when": Conditions(quantity_from=3, quantity_to=2)}, "rules[0].when.quantityTo", "rule_quantities_crossed"),
        ({"when": Conditions(articles=("*",))}, "rules[0].when.articles", "rule_value_empty"),
        ({"when": Conditions(brands=(" ",))}, "rules[0].when.brands", "rule_value_empty"),
        ({"when": Conditions(regions=("a" * 61,))}, "rules[0].when.regions", "text_too_long"),
        ({"when": Conditions(accounts=("a",) * 101)}, "rules[0].when.accounts", "rule_values_too_many"),
    ],
)
def test_what_makes_no_sense_is_refused_where_it_stands(fields: dict[str, Any], field: str, reason: str) -> None:
    with pytest.raises(Invalid) as refusal:
        checked_rules((replace(RULE, **fields),))
    assert (refusal.value.field, refusal.value.reason) == (field, reason)


def test_they_are_few_and_fit_a_row() -> None:
    with pytest.raises(Invalid, match="rules_too_many"):
        checked_rules((RULE,) * 101)
    long = replace(RULE, when=Conditions(articles=tuple(f"{place:060}" for place in range(100))))
    with pytest.raises(Invalid, match="rules_too_long"):
        checked_rules((long,) * 20)


def test_what_is_off_is_not_looked_at() -> None:
    assert Rules("c", (replace(RULE, enabled=False), RULE)).enabled == (RULE,)
    assert RULE.actor == "rule/r"
