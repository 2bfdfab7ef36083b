"""The container over stores and partners that are nothing but their names."""

from typing import Any

import pytest

from chalicelib.bootstrap import Container, build
from chalicelib.bootstrap.adapters import Partners, Stores
from tests.bootstrap.needs import Named
from tests.usecases.house import SETTINGS
from tests.world import Clock, CountedIds


@pytest.fixture
def container() -> Container:
    stores, partners = (_named(kind) for kind in (Stores, Partners))
    return build(SETTINGS, Clock(), CountedIds(), stores=stores, partners=partners)


def _named(kind: type) -> Any:
    return Named(*(name for name in vars(kind) if not name.startswith("_")))
