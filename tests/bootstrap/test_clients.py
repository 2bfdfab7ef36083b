"""Clients are made when they are needed, wait no longer than whoever asks, and ask no more when it is too late."""

from types import SimpleNamespace
from typing import Any

import pytest
from botocore.regions import EndpointRulesetResolver

from chalicelib import deadline
from chalicelib.bootstrap.clients import ONCE, PATIENT, QUICK, QUICK_FILES, Clients, ask_one_endpoint
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


def test_what_is_sent_to_people_is_asked_once_and_where_it_is_played(clients: Clients) -> None:
    client = clients.sending("sesv2", "http://127.0.0.1:2/email")
    assert client.meta.config.retries["total_max_attempts"] == 1
    assert client.meta.config.read_timeout == ONCE.read_timeout
    assert client.meta.endpoint_url == "http://127.0.0.1:2/email"
    with deadline.within(0), pytest.raises(Unavailable):
        client.get_account()


@pytest.fixture
def resolved(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What botocore's own rules are asked for."""
    asked: list[Any] = []
    ask = EndpointRulesetResolver.construct_endpoint

    def construct(rules: Any, **given: Any) -> Any:
        asked.append(given)
        return ask(rules, **given)

    monkeypatch.setattr(EndpointRulesetResolver, "construct_endpoint", construct)
    return asked


def test_where_tables_are_is_asked_once_whatever_is_asked_of_them(clients: Clients, resolved: list[Any]) -> None:
    """Fails with a botocore that has another way to its endpoints, or none that we know."""
    sent: list[str] = []

    def answer(request: Any, **_: Any) -> Any:
        sent.append(request.url)
        raise Unavailable

    for client in (clients.dynamodb, clients.patient_dynamodb):
        resolved.clear()
        client.meta.events.register("before-send", answer)
        for call in (client.describe_table, client.scan, client.delete_table):
            with pytest.raises(Unavailable):
                call(TableName="orders")
        assert len(resolved) == 1
    assert set(sent) == {"http://127.0.0.1:1/"}
    assert len(sent) == 6


def test_a_botocore_without_such_rules_asks_as_ever() -> None:
    client = SimpleNamespace(_ruleset_resolver=None)
    ask_one_endpoint(client)
    ask_one_endpoint(SimpleNamespace())
    assert client._ruleset_resolver is None
