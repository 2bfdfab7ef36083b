"""One package for all tests of this folder."""

import json
from pathlib import Path
from typing import Any

import pytest

from infra.packaging.__main__ import package


@pytest.fixture(scope="session")
def packaged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the package."""
    return package("test", tmp_path_factory.mktemp("package")).parent


@pytest.fixture(scope="session")
def template(packaged: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((packaged / "template.json").read_text())
    return read
