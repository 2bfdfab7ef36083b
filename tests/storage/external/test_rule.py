"""Rules and their counts, kept."""

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import Stale
from chalicelib.domain.external.rule import Act, Choice, Conditions, Rule, RuleCounts, Rules, StockWish
from chalicelib.domain.external.sighting import NeedKind
from chalicelib.usecases.ports import Commit, Counter, CounterUpdate
from tests.storage.tenant import Tenant

WHEN = Conditions(brands=("Knecht",), price=95, stock=StockWish.ENOUGH, needs=(NeedKind.MARKING,))
RULE = Rule("r1", "Берём своё", Act.ACCEPT, WHEN, choice=Choice.STOCK)


def count(tenant: Tenant, name: str, *others: CounterUpdate) -> None:
    updates = (CounterUpdate(Counter.RULE, name, 1), *others)
    tenant.stores.commits.commit(tenant.community, Commit(counter_updates=updates))


def test_they_are_read_back_and_changed_of_their_version(tenant: Tenant) -> None:
    rules = tenant.stores.external_rules
    assert rules.get(tenant.community) == rules.counted(tenant.community).rules == Rules(tenant.community)
    new = Rules(tenant.community, (RULE, replace(RULE, id="r2")))
    tenant.save(new)
    assert rules.get(tenant.community) == rules.counted(tenant.community).rules == replace(new, version=1)
    tenant.save(replace(new, rules=(RULE,), version=1))
    for stale in (new, replace(new, version=1)):
        with pytest.raises(Stale):
            tenant.save(stale)


def test_what_they_decide_is_counted_and_stays_when_they_change(tenant: Tenant) -> None:
    tenant.save(Rules(tenant.community, (RULE,)))
    count(tenant, "r1/accept")
    count(tenant, "r1/accept", CounterUpdate(Counter.RULE, "/leave", 1), CounterUpdate(Counter.RULE, "r1/accept", 1))
    count(tenant, "r1/leave")
    tenant.save(Rules(tenant.community, (), version=1))
    counts = tenant.stores.external_rules.counted(tenant.community).counts
    assert counts == {"r1": RuleCounts(accepted=3, left=1), "": RuleCounts(left=1)}
