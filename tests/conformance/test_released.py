"""Whoever was written for a description that was released may go on: this one only adds to it, and answers as it said.

``docs/released/openapi.json`` is that of the last release (`make describe RELEASE=1` makes it); ``buyers.json`` is what
buyers' pages were promised before, when limits were kept but not described.
"""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
import requests
from hypothesis import HealthCheck, Phase, given, seed, settings
from schemathesis import Case

from infra.description.openapi import description
from infra.local.environments import ROOT
from infra.routes import ROUTES
from tests.conformance.additive import breaks
from tests.conformance.asking import CHECKS, Asking
from tests.conformance.operations import operations
from tests.conformance.steering import steer
from tests.conformance.tenant import in_memory

NEW = json.loads(json.dumps(description(ROUTES)))
SCHEMA = r"#/components/schemas/(\w+)"
LIMITS = ("is tighter", "only some values are taken now")


def _released(name: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((ROOT / "docs" / "released" / name).read_text("utf-8"))
    return told


def _open(told: dict[str, Any]) -> dict[str, Any]:
    """Enumerations of answers may grow: whoever was written before knows that there are values he does not know."""
    asked = _named_in([part for methods in told["paths"].values() for part in _asking(methods)], told)
    for name, schema in told["components"]["schemas"].items():
        if "enum" in schema and name not in asked:
            del schema["enum"]
    return told


def _asking(methods: dict[str, Any]) -> list[Any]:
    return [[each.get("requestBody"), each.get("parameters")] for each in methods.values()]


def _named_in(parts: list[Any], told: dict[str, Any]) -> set[str]:
    """The schemas that requests are made of."""
    found: set[str] = set()
    wanted = re.findall(SCHEMA, json.dumps(parts))
    while wanted:
        name = wanted.pop()
        if name not in found:
            found.add(name)
            wanted += re.findall(SCHEMA, json.dumps(told["components"]["schemas"][name]))
    return found


OLD = {
    f"{name} {label}": operation
    for name in ("openapi.json", "buyers.json")
    for label, operation in operations(_open(_released(name))).items()
}


def test_nothing_of_the_last_release_is_taken_back() -> None:
    assert breaks(_released("openapi.json"), NEW) == []


def test_buyers_pages_of_before_go_on() -> None:
    assert [each for each in breaks(_released("buyers.json"), NEW) if not each.endswith(LIMITS)] == []


@pytest.mark.slow
@pytest.mark.parametrize("label", OLD)
def test_who_asks_by_a_released_description_is_answered_by_it(label: str, session: requests.Session) -> None:
    asking = Asking(session, "buyer" if "/buyer/" in label else "owner")

    def ask(case: Case[Any]) -> None:
        tenant = in_memory()
        steer(case, tenant)
        case.validate_response(asking.send(case, tenant), checks=CHECKS)

    few = settings(
        max_examples=2,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    seed(20261129)(few(given(case=OLD[label].as_strategy())(ask)))()
