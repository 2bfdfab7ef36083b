from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.infra.sandbox.driver import Driver
from tests.infra.sandbox.serving import running


@pytest.fixture
def sandbox(tmp_path: Path) -> Iterator[Driver]:
    with running(tmp_path) as driver:
        yield driver
