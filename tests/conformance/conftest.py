"""The application as schemathesis asks it."""

from collections.abc import Iterator

import pytest
import requests

from tests.conformance.transport import in_process


@pytest.fixture(scope="module")
def session() -> Iterator[requests.Session]:
    with in_process() as opened:
        yield opened
