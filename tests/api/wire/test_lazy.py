"""What no request has asked for is not loaded: a cold start pays for its answer only."""

import subprocess
import sys
from pathlib import Path

import pytest

from chalicelib.api import wire

ROOT = Path(__file__).parents[3]
LOADED = "import app, sys; print(*(name for name in sys.modules if name.startswith('chalicelib.api.')))"


def test_a_function_that_starts_loads_no_forms_and_no_description() -> None:
    done = subprocess.run([sys.executable, "-c", LOADED], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = {name.removeprefix("chalicelib.api.") for name in done.stdout.split()}
    assert {name for name in loaded if name.startswith("wire.")} == {
        "wire.admin",
        "wire.buyer",
        "wire.forms",
        "wire.lazy",
    }
    assert {"buyer.orders", "admin.orders"} <= loaded
    assert "description" not in loaded


def test_a_module_of_forms_is_found_by_its_name_and_no_other_is() -> None:
    assert wire.admin.orders.__name__ == "chalicelib.api.wire.admin.orders"
    with pytest.raises(AttributeError, match="nowhere"):
        wire.__getattr__("nowhere")
