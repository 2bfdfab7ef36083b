"""The played supplier put together."""

from pathlib import Path

from infra.sandbox.supplier.partner import build_supplier
from infra.sandbox.supplier.state import Kept
from infra.sandbox.surroundings import Surroundings


def test_he_has_one_door_that_can_misbehave_and_forgets(tmp_path: Path) -> None:
    around = Surroundings("http://127.0.0.1:1/", "http://127.0.0.1:2/app", tmp_path, {})
    partner = build_supplier(around)
    assert around.faults.targets() == ("supplier",)
    partner.state.reserve(Kept("k1", "p4", 2, "410.00"))
    partner.reset()
    assert partner.state.shown()["reservations"] == []
    partner.stop()
