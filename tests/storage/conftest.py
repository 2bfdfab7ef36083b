"""The wire between the hub and the store, on which a call can be counted or go wrong."""

from types import SimpleNamespace

import pytest

from chalicelib.bootstrap import Hub
from chalicelib.storage import pauses
from tests.crash.wire import Wire


@pytest.fixture
def wire(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> Wire:
    """Ask for it before anything is stored. Pauses between attempts are left out."""
    monkeypatch.setattr("botocore.endpoint.time", SimpleNamespace(sleep=lambda _: None))
    monkeypatch.setattr(pauses, "PAUSE", 0)
    return Wire.of(hub)
