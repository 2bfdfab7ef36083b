"""The played marketplace put together."""

from pathlib import Path

from infra.sandbox.getzzap.partner import build_getzzap
from infra.sandbox.surroundings import Surroundings


def test_both_doors_can_be_told_to_misbehave_and_it_forgets(tmp_path: Path) -> None:
    around = Surroundings("http://127.0.0.1:1/", "http://127.0.0.1:2/app", tmp_path, {})
    partner = build_getzzap(around)
    assert around.faults.targets() == ("getzzap", "getzzap pushes")
    partner.state.add({})
    partner.reset()
    assert partner.state.orders() == []
    partner.stop()
