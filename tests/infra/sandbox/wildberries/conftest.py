import pytest

from tests.infra.sandbox.driver import Driver
from tests.infra.sandbox.wildberries.caller import Caller


@pytest.fixture
def wb(sandbox: Driver) -> Caller:
    """Without its limit: that has tests of its own."""
    caller = Caller(sandbox)
    caller.control("limit", per_minute=None)
    return caller
