"""All rules are saved together, of the version that was seen."""

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import Invalid, Stale
from chalicelib.domain.external.rule import Act, Choice, Conditions, Rule
from chalicelib.domain.journal import Event
from chalicelib.usecases.external.manage_rules import ManageRules
from tests.usecases.external.market import MANAGER, Market

NEW = Rule("", "Берём своё", Act.ACCEPT)


@pytest.fixture
def rules(market: Market) -> ManageRules:
    return market.house.container.external.rules


def test_they_are_saved_in_their_order_and_get_ids(market: Market, rules: ManageRules) -> None:
    assert rules.list(MANAGER).rules.rules == ()
    saved = rules.save(MANAGER, 0, [NEW, replace(NEW, title="Другое")]).rules
    first, second = saved.rules
    assert (saved.version, first.title, second.title) == (1, "Берём своё", "Другое")
    assert first.id
    assert first.id != second.id
    again = rules.save(MANAGER, 1, [second, first, replace(NEW, title="Третье")]).rules
    assert [each.id for each in again.rules[:2]] == [second.id, first.id]
    assert rules.save(MANAGER, 2, again.rules).rules.version == 2
    assert rules.save(MANAGER, 2, []).rules.rules == ()


def test_what_was_and_what_is_is_told(market: Market, rules: ManageRules) -> None:
    first, second = rules.save(MANAGER, 0, [NEW, replace(NEW, title="Другое")]).rules.rules
    rules.save(MANAGER, 1, [second, replace(first, enabled=False)])
    entry = market.heard(Event.RULES_CHANGED)[-1]
    assert entry.before
    assert entry.after
    assert entry.before.keys() == entry.after.keys() == {"order", first.id}
    assert (entry.before["order"], entry.after["order"]) == ([first.id, second.id], [second.id, first.id])


def test_of_two_who_change_them_one_looks_again(rules: ManageRules) -> None:
    rules.save(MANAGER, 0, [NEW])
    with pytest.raises(Stale):
        rules.save(MANAGER, 0, [NEW])


def test_an_id_is_known_and_stands_once(rules: ManageRules) -> None:
    (one,) = rules.save(MANAGER, 0, [NEW]).rules.rules
    for wished in ([replace(NEW, id="other")], [one, one]):
        with pytest.raises(Invalid, match="rule_missing"):
            rules.save(MANAGER, 1, wished)


def test_what_a_rule_names_is_there_when_it_is_written(market: Market, rules: ManageRules) -> None:
    of_account = replace(NEW, when=Conditions(accounts=(market.account.id,)))
    of_list = replace(NEW, choice=Choice.LIST, price_list="parts")
    for wrong, field in (
        (replace(NEW, when=Conditions(accounts=("ozon-x",))), "rules[1].when.accounts"),
        (replace(of_list, price_list="gone"), "rules[1].priceList"),
    ):
        with pytest.raises(Invalid) as refusal:
            rules.save(MANAGER, 0, [of_list, wrong])
        assert refusal.value.field == field
    saved = rules.save(MANAGER, 0, [of_account, of_list]).rules.rules
    market.house.save(replace(market.account, removed_at=market.house.clock()))
    assert rules.save(MANAGER, 1, [*saved, NEW]).rules.version == 2
