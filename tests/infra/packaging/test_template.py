"""What Chalice cannot say in a decorator is in the template all the same."""

from typing import Any

import pytest

from app import app
from chalicelib.settings import Settings
from infra.packaging.functions import FUNCTIONS, SECRETS
from infra.packaging.merging import merge_template
from infra.packaging.project import PLACEHOLDER_STREAM

CONSUMERS = {function.logical: function for function in FUNCTIONS if function.source}


def events(template: dict[str, Any], kind: str) -> dict[str, dict[str, Any]]:
    """Event sources of a kind, by function; each function has one."""
    found = {}
    for name, resource in template["Resources"].items():
        for event in resource.get("Properties", {}).get("Events", {}).values():
            if event["Type"] == kind:
                found[name] = event["Properties"]
    return found


def test_every_function_of_the_application_is_known_here() -> None:
    assert {function.name for function in FUNCTIONS} == {"api_handler", *(source.name for source in app.event_sources)}


def test_nothing_merged_is_left_without_a_type(template: dict[str, Any]) -> None:
    assert [name for name, resource in template["Resources"].items() if "Type" not in resource] == []


def test_every_consumer_of_a_queue_or_a_stream_answers_for_each_record(template: dict[str, Any]) -> None:
    """Without the flag Lambda deletes the failed messages along with the others."""
    sources = events(template, "SQS") | events(template, "DynamoDB")
    assert sources.keys() == CONSUMERS.keys()
    assert {tuple(source["FunctionResponseTypes"]) for source in sources.values()} == {("ReportBatchItemFailures",)}


def test_consumers_read_the_queues_of_the_same_stack(template: dict[str, Any]) -> None:
    queues = {name: source["Queue"] for name, source in events(template, "SQS").items()}
    assert queues == {
        "ImportOrders": {"Fn::Sub": "${ImportsQueue.Arn}"},
        "SendNotices": {"Fn::Sub": "${NoticesQueue.Arn}"},
    }


def test_the_relay_reads_the_stream_from_its_beginning_and_sets_aside_what_keeps_failing(
    template: dict[str, Any],
) -> None:
    stream = events(template, "DynamoDB")["RelayJournal"]
    assert stream["Stream"] == {"Fn::GetAtt": ["JournalTable", "StreamArn"]}
    assert (stream["StartingPosition"], stream["MaximumRetryAttempts"]) == ("TRIM_HORIZON", -1)
    assert stream["BisectBatchOnFunctionError"] is True
    assert stream["DestinationConfig"]["OnFailure"]["Destination"] == {"Fn::GetAtt": ["RelayFailuresQueue", "Arn"]}


def test_no_placeholder_is_left(template: dict[str, Any]) -> None:
    assert PLACEHOLDER_STREAM not in str(template)


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.name)
def test_every_function_is_given_every_setting(template: dict[str, Any], function: Any) -> None:
    given = template["Resources"][function.logical]["Properties"]["Environment"]["Variables"]
    assert {name.upper() for name in Settings.__dataclass_fields__} <= given.keys()


def test_secrets_are_parameters_that_are_never_shown_and_reach_the_api_only(template: dict[str, Any]) -> None:
    names = {reference["Ref"] for reference in SECRETS.values()}
    assert {name for name, parameter in template["Parameters"].items() if parameter.get("NoEcho")} == names
    for function in FUNCTIONS:
        variables = template["Resources"][function.logical]["Properties"]["Environment"]["Variables"]
        assert bool(
            [value for value in variables.values() if isinstance(value, dict) and value.get("Ref") in names]
        ) is (function.name == "api_handler")


def test_defaults_of_parameters_are_those_of_the_settings() -> None:
    parameters = merge_template()["Parameters"]
    defaults = {
        "".join(part.title() for part in name.split("_")): field.default
        for name, field in Settings.__dataclass_fields__.items()
        if field.default is not field.default_factory
    }
    shared = defaults.keys() & parameters.keys() - {"Stage", "UploadOrigin"}
    assert shared
    assert {name: parameters[name]["Default"] for name in shared} == {name: defaults[name] for name in shared}


def test_the_api_compresses_its_answers(template: dict[str, Any]) -> None:
    assert template["Resources"]["RestAPI"]["Properties"]["MinimumCompressionSize"] == 1024
