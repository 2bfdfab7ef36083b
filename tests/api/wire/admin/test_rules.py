"""Explanations as sentences."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

import chalicelib
from chalicelib.api.wire.admin.rules import ConditionsAsked, RuleAsked, read_rules, write_why
from chalicelib.domain.external.external_order import Explanation
from chalicelib.domain.external.marketplace import Marketplace
from chalicelib.domain.external.rule import Act
from chalicelib.domain.external.sighting import NeedKind

ROOT = Path(chalicelib.__file__).parent
SOURCES = [ROOT / f"domain/external/{name}.py" for name in ("conditions", "ruling")]


def texts(language: str) -> Any:
    return json.loads((ROOT / f"texts/{language}.json").read_text("utf-8"))["rules"]


def said() -> set[str]:
    """All that the domain says: what a check may say, and the keys that are written out."""
    code = "".join(path.read_text("utf-8") for path in SOURCES)
    never = set(re.findall(r'check\("(\w+)", False', code))
    checks = set(re.findall(r'check\("(\w+)"', code))
    keys = {f"{name}_failed" for name in checks} | {f"{name}_held" for name in checks - never}
    keys |= set(re.findall(r'"key": "(\w+)"', code)) | {f"end_{act}" for act in Act}
    nonsense = code[code.index("def nonsense_of") : code.index("def look_at")]
    return keys | set(re.findall(r'"([a-z]+(?:_[a-z]+)*)"(?! is)', nonsense.partition('"""')[2].partition('"""')[2]))


@pytest.mark.parametrize("language", ["ru", "en"])
def test_every_reason_has_its_words_and_no_words_are_left_over(language: str) -> None:
    words = texts(language)
    assert words["reasons"].keys() == said()
    assert words["needs"].keys() == set(NeedKind)
    assert words["marketplaces"].keys() == set(Marketplace)


def test_values_are_told_as_people_write_them() -> None:
    reasons = (
        {"key": "needs_failed", "needs": ["rules.needs.marking", "rules.needs.weight"]},
        {"key": "marketplace_held", "marketplace": ["rules.marketplaces.ozon"]},
        {"key": "margin_failed", "price": 50_050, "cost": 40_000, "percent": 30},
        {"key": "of_a_newer_release"},
    )
    told = write_why(Explanation("r", "R", reasons), "RUB", "ru").reasons
    assert told == [
        "для отгрузки нужны: коды маркировки, вес; без человека это не решить",
        "площадка — Ozon, как в правиле",
        "маржа при цене 500,50\u00a0₽ и закупке 400\u00a0₽ — меньше 30 %",
        "of_a_newer_release",
    ]


def test_what_was_written_with_gaps_around_is_read_without() -> None:
    when = ConditionsAsked(brands=(" Knecht ",), articles=("oc* ",))
    (rule,) = read_rules([RuleAsked(title="R", act=Act.REFUSE, when=when, reason=" 352 ")])
    assert (rule.when.brands, rule.when.articles, rule.reason) == (("Knecht",), ("oc*",), "352")
