"""The API answers as docs/openapi.json says, whoever asks, whatever he sends."""

from __future__ import annotations

import os
from collections.abc import Callable
from itertools import cycle
from typing import Any

import pytest
import requests
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import Case, GenerationMode

from tests.conformance.asking import Asking
from tests.conformance.operations import OPERATIONS
from tests.conformance.tenant import CALLERS

EXAMPLES = int(os.environ.get("EXAMPLES", "2"))
"""Requests of each kind that are made up for an operation: `make conformance` asks for more."""

NOTHING_TO_GET_WRONG = (
    "GET /health",
    "POST /hooks/ok/{key}",
    "POST /hooks/ozon/{key}",
    "POST /hooks/yandex_market/{key}/notification",
    "POST /hooks/getzzap/{key}",
    "POST /hooks/telegram",
)
"""No description of them could be violated: one takes nothing, the others whatever a partner sends."""


@pytest.mark.slow
@pytest.mark.parametrize("label", OPERATIONS)
def test_whatever_is_sent_is_answered_as_described(label: str, session: requests.Session) -> None:
    """Right and wrong requests by the owner, each again by somebody else."""
    others = cycle(caller for caller in CALLERS if caller != "owner")

    def asked(mode: GenerationMode) -> Callable[[Case[Any]], None]:
        def ask(case: Case[Any]) -> None:
            for caller in ("owner", next(others)):
                Asking(session, caller).ask(case, mode)

        return ask

    for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
        _made_up(label, mode, asked(mode))


def _made_up(label: str, mode: GenerationMode, ask: Callable[[Case[Any]], None]) -> None:
    quick = settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    wrong = mode is GenerationMode.NEGATIVE
    try:
        seed(20261129)(quick(given(case=OPERATIONS[label].as_strategy(mode))(ask)))()
    except Unsatisfiable:
        assert wrong, label
        assert label in NOTHING_TO_GET_WRONG or not _takes_anything(label), label


def _takes_anything(label: str) -> bool:
    told = OPERATIONS[label].definition.raw
    return bool(told.get("requestBody") or any(each["in"] != "path" for each in told.get("parameters", [])))
