"""Names that decorators need before there is anything to name."""

import importlib
from collections.abc import Iterator

import pytest

from chalicelib.edge import names


@pytest.fixture(autouse=True)
def _read_again() -> Iterator[None]:
    """As it was, whatever a test made of it."""
    kept = dict(vars(names))
    yield
    vars(names).update(kept)


def read(monkeypatch: pytest.MonkeyPatch, **environment: str) -> None:
    for name in ("JOURNAL_STREAM", "RESOURCE_PREFIX"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    importlib.reload(names)


def test_a_queue_is_called_by_the_prefix_of_its_stack(monkeypatch: pytest.MonkeyPatch) -> None:
    read(monkeypatch, RESOURCE_PREFIX="kabinet-prod-")
    assert names.queue_name("imports") == "kabinet-prod-imports"


def test_at_packaging_there_is_a_stream_that_looks_like_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without any Chalice leaves the consumer out; an empty variable is none."""
    for environment in ({}, {"JOURNAL_STREAM": ""}):
        read(monkeypatch, **environment)
        assert names.JOURNAL_STREAM.startswith("arn:aws:dynamodb:")
        assert "/stream/" in names.JOURNAL_STREAM
        assert names.queue_name("imports") == "imports"
    read(monkeypatch, JOURNAL_STREAM="arn:aws:dynamodb:eu-central-1:1:table/journal/stream/2026")
    assert names.JOURNAL_STREAM.endswith("/2026")
