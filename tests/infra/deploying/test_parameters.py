"""What `make deploy` asks, and what it does not."""

from typing import Any

import pytest

from infra.deploying.parameters import parameters, variable
from infra.local.problem import Problem

TEMPLATE = {
    "Parameters": {
        "Stage": {"Type": "String", "Default": "local"},
        "AlarmEmail": {"Type": "String", "AllowedPattern": "none|[^@ ]+@[^@ ]+", "Description": "Who is told"},
        "OkApplicationId": {"Type": "String", "Description": "Id"},
        "OkApplicationSecret": {"Type": "String", "NoEcho": True, "Description": "Secret"},
        "TokenKeys": {"Type": "String", "NoEcho": True, "Description": "Keys"},
    }
}


def chosen(known: dict[str, str], given: dict[str, str], answers: dict[str, str] | None = None) -> dict[str, Any]:
    """By name: the value, or True for the one before."""

    def ask(question: str, hidden: bool) -> str:
        assert answers is not None, f"asked: {question}"
        name = question.split(" (")[0]
        assert hidden is (name in ("Secret", "Keys"))
        return answers[name]

    made = parameters(TEMPLATE, "prod", known, ask, given)
    return {each["ParameterKey"]: each.get("ParameterValue", each.get("UsePreviousValue")) for each in made}


@pytest.mark.parametrize(
    ("name", "wanted"), [("OkApplicationId", "OK_APPLICATION_ID"), ("Stage", "STAGE"), ("TokenKeys", "TOKEN_KEYS")]
)
def test_a_parameter_is_given_by_the_variable_of_its_name(name: str, wanted: str) -> None:
    assert variable(name) == wanted


def test_a_first_deployment_asks_for_what_has_no_default_and_hides_secrets() -> None:
    made = chosen({}, {}, {"Id": "512", "Secret": "hidden", "Keys": "k" * 32, "Who is told": "none"})
    assert made == {
        "Stage": "prod",
        "AlarmEmail": "none",
        "OkApplicationId": "512",
        "OkApplicationSecret": "hidden",
        "TokenKeys": "k" * 32,
    }


def test_keys_of_tokens_are_made_when_none_are_typed() -> None:
    given = {"OK_APPLICATION_ID": "1", "OK_APPLICATION_SECRET": "s", "ALARM_EMAIL": "none"}
    assert len(chosen({}, given, {"Keys": ""})["TokenKeys"]) >= 32


def test_nothing_is_deployed_while_it_is_not_said_who_is_told_of_alarms() -> None:
    for answer in ("", "nobody", "a b@example.org"):
        with pytest.raises(Problem, match="ALARM_EMAIL is not as it should be"):
            chosen({}, {"OK_APPLICATION_ID": "1", "OK_APPLICATION_SECRET": "s", "ALARM_EMAIL": answer})


def test_a_stage_whose_alarms_reached_nobody_is_asked_who_is_told() -> None:
    """Former releases took an empty address for nobody."""
    known = {**dict.fromkeys(TEMPLATE["Parameters"], "****"), "AlarmEmail": ""}
    assert chosen(known, {}, {"Who is told": "duty@example.org"})["AlarmEmail"] == "duty@example.org"


def test_a_later_deployment_asks_nothing_and_keeps_what_is_not_given_anew() -> None:
    known = dict.fromkeys(TEMPLATE["Parameters"], "****")
    made = chosen(known, {"ALARM_EMAIL": "duty@example.org"})
    assert made.pop("Stage") == "prod"
    assert made.pop("AlarmEmail") == "duty@example.org"
    assert set(made.values()) == {True}
