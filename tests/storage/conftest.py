"""The store is asked in each cloud; on a wire between it and the hub a call can be counted or go wrong."""

from types import SimpleNamespace

import pytest

from chalicelib.bootstrap import Container
from chalicelib.storage.engine import pauses
from tests.crash.wire import Wire
from tests.worlds.fixtures import cloud, pytest_generate_tests, world

__all__ = ["cloud", "pytest_generate_tests", "world"]


@pytest.fixture
def wire(container: Container, monkeypatch: pytest.MonkeyPatch) -> Wire:
    """Ask for it before anything is stored. Pauses between attempts are left out."""
    monkeypatch.setattr("botocore.endpoint.time", SimpleNamespace(sleep=lambda _: None))
    monkeypatch.setattr(pauses, "PAUSE", 0)
    return Wire.of(container)
