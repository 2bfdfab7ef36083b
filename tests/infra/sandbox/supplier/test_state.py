"""What the played supplier keeps outlives him."""

from pathlib import Path

import pytest

from infra.sandbox.storage import JsonFile
from infra.sandbox.supplier.state import Kept, SupplierState, Unwanted


def test_it_is_there_after_a_restart(tmp_path: Path) -> None:
    file = JsonFile(tmp_path / "supplier.json")
    state = SupplierState(file)
    state.reserve(Kept("k1", "p4", 2, "410.00"))
    state.release("k2")
    state.stop()
    again = SupplierState(file)
    assert again.reservation("k1").quantity == 2
    with pytest.raises(Unwanted, match="released"):
        again.reserve(Kept("k2", "p4", 2, "410.00"))
    again.reset()
    assert again.shown()["reservations"] == []
