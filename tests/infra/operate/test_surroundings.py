"""The container of a deployed stage, as an operator gets it."""

from types import SimpleNamespace
from typing import Any

import pytest

from infra.operate.surroundings import container_of
from infra.resources.template import OUTPUTS


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> str:
    """A stack that says of itself what every stack does; its secrets it shows as stars."""
    outputs = [{"OutputKey": name, "OutputValue": f"its-{name}"} for name in OUTPUTS]
    secrets = [{"ParameterKey": name, "ParameterValue": "****"} for name in ("TokenKeys", "OkApplicationSecret")]
    application = {"ParameterKey": "OkApplicationId", "ParameterValue": "512000000001"}
    key = {"ParameterKey": "OkApplicationKey", "ParameterValue": "CPUBLICKEYBABABABA"}
    stack = {"Outputs": outputs, "Parameters": [*secrets, application, key]}

    def client(service: str) -> Any:
        assert service == "cloudformation"
        return SimpleNamespace(describe_stacks=lambda StackName: {"Stacks": [stack]})  # noqa: N803

    monkeypatch.setattr("boto3.client", client)
    monkeypatch.delenv("OK_APPLICATION_SECRET", raising=False)
    return "prod"


def test_its_tables_are_those_of_the_stage(stage: str) -> None:
    assert container_of(stage).settings.table("orders") == "its-ResourcePrefixorders"


def test_the_secrets_of_the_stage_stay_there(stage: str) -> None:
    settings = container_of(stage).settings
    assert settings.ok_application_secret == ""
    assert "****" not in settings.token_keys


def test_the_applications_secret_may_be_brought_along(stage: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OK_APPLICATION_SECRET", "brought")
    assert container_of(stage).settings.ok_application_secret == "brought"


def test_the_places_in_long_lists_are_signed_with_a_key_of_the_operators_own(stage: str) -> None:
    container, another = container_of(stage), container_of(stage)
    cursor = container.signing.cursors.write("list", ["place"])
    assert container.signing.cursors.read("list", cursor) == ["place"]
    assert container.settings.token_keys != another.settings.token_keys
