"""ZZAP put together."""

from pathlib import Path

from infra.sandbox.surroundings import Surroundings
from infra.sandbox.zzap.partner import build_zzap


def test_it_has_one_door_that_can_misbehave_and_forgets(tmp_path: Path) -> None:
    around = Surroundings("http://127.0.0.1:1/", "http://127.0.0.1:2/app", tmp_path, {})
    partner = build_zzap(around)
    assert around.faults.targets() == ("zzap",)
    partner.state.add({})
    partner.reset()
    assert partner.state.orders() == []
    partner.stop()
