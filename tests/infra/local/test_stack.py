"""Clients of the local backend."""

import pytest

from infra.local import stack

URL = "http://127.0.0.1:4566"


def test_the_callers_own_configuration_leads_nowhere_else(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a profile that is not there on this machine nor an endpoint."""
    monkeypatch.setenv("AWS_PROFILE", "of-another-machine")
    monkeypatch.setenv("AWS_ENDPOINT_URL_SQS", "https://elsewhere.example")
    client = stack.client(URL, "sqs")
    assert (client.meta.endpoint_url, client.meta.region_name) == (URL, "eu-central-1")
