"""The rules of a community, and how many lines each has decided."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from chalicelib.domain.external.rule import Act, RuleCounts, Rules
from chalicelib.storage.engine.bodies import row_of
from chalicelib.storage.engine.counters import RULE_COUNTS, RuleCountsRow
from chalicelib.storage.engine.reading import read_item, read_one, read_together
from chalicelib.storage.engine.registry import writes
from chalicelib.storage.engine.rows import Row, Table
from chalicelib.usecases.ports import CountedRules

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pynamodb.models import Model

RULES = "rules"


class RulesRow(Row):
    class Meta:
        table_name = Table("external")


@writes(Rules)
def write_rules(it: Rules) -> list[Model]:
    """The counts are born with the first rule, so that decisions have something to move."""
    written: list[Model] = [row_of(RulesRow, it.community, RULES, it)]
    return written if it.version else [*written, RuleCountsRow(pk=it.community, sk=RULE_COUNTS, decided={})]


class DynamoRules(Struct, frozen=True):
    client: Any

    def get(self, community: str) -> Rules:
        return read_one(RulesRow, community, RULES, Rules) or Rules(community)

    def counted(self, community: str) -> CountedRules:
        found = read_together(self.client, {RulesRow: [(community, RULES)], RuleCountsRow: [(community, RULE_COUNTS)]})
        rules = read_item(found[RulesRow][0], Rules) if found[RulesRow] else Rules(community)
        decided = found[RuleCountsRow][0]["decided"]["M"] if found[RuleCountsRow] else {}
        return CountedRules(rules, counts_of({name: int(each["N"]) for name, each in decided.items()}))


def counts_of(decided: Mapping[str, int]) -> Mapping[str, RuleCounts]:
    """From ``<rule>/<act>``."""
    rules = dict.fromkeys(name.rpartition("/")[0] for name in decided)
    return {
        rule: RuleCounts(*(decided.get(f"{rule}/{act}", 0) for act in (Act.ACCEPT, Act.REFUSE, Act.LEAVE)))
        for rule in rules
    }
