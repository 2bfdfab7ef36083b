"""What a run on moto alone leaves out."""

from types import SimpleNamespace
from typing import Any

from infra.local.environments import ROOT
from tests.worlds import differences


def test_what_is_left_out_as_a_whole_is_there() -> None:
    assert [place for place in differences.FOLDERS if not (ROOT / place).exists()] == []


def test_it_is_counted_by_its_reason() -> None:
    skipped: list[Any] = [
        SimpleNamespace(longrepr=("file", 1, f"Skipped: {differences.LEFT_OUT}: {reason}"))
        for reason in ("chance", "chance", "processes")
    ]
    skipped.append(SimpleNamespace(longrepr=("file", 1, "Skipped: no browser")))
    told = [line.strip() for line in differences.told(skipped, 3)]
    assert told[:3] == [
        "2 left out on moto: chance",
        "1 left out on moto: processes",
        "3 expected failures where moto is unlike life",
    ]
