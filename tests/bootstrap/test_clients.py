"""Clients are made when they are needed, wait no longer than whoever asks, and ask no more when it is too late."""

import pytest

from chalicelib import deadline
from chalicelib.bootstrap.clients import PATIENT, QUICK, QUICK_FILES, Clients
from chalicelib.domain.errors import Unavailable
from tests.usecases.house import SETTINGS


@pytest.fixture
def clients(monkeypatch: pytest.MonkeyPatch) -> Clients:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "key")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-central-1")
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:1")
    return Clients(SETTINGS)


def test_each_is_made_once_and_waits_as_long_as_whoever_asks(clients: Clients) -> None:
    made = {
        "dynamodb": QUICK,
        "sqs": QUICK,
        "files": QUICK_FILES,
        "patient_files": PATIENT,
        "patient_dynamodb": PATIENT,
    }
    for name, config in made.items():
        client = getattr(clients, name)
        assert getattr(clients, name) is client
        assert client.meta.config.read_timeout == config.read_timeout, name


def test_a_request_that_has_taken_too_long_asks_no_further(clients: Clients) -> None:
    with deadline.within(0), pytest.raises(Unavailable):
        clients.sqs.list_queues()
