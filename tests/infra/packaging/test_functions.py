"""What each function is told, and how its event source hands over."""

import json
from typing import Any

import pytest
from msgspec.structs import fields

from chalicelib.settings import Settings
from infra.packaging.functions import SECRETS
from infra.resources.functions import FUNCTIONS
from infra.resources.queues import CALLING_OK, HEAVY, QUEUES

ROOM = 4096 - 768
"""Bytes of a function's environment: Lambda's limit, without what is left for settings to come."""

NO_VALUE = {"Ref": "AWS::NoValue"}

LOGICAL = {function.name: function.logical for function in FUNCTIONS}
CONSUMERS = {queue.consumer for queue in QUEUES} | {"relay_journal"}


def events(template: dict[str, Any], kind: str) -> dict[str, dict[str, Any]]:
    """Event sources of a kind, by function; each function has one."""
    found = {}
    for name, resource in template["Resources"].items():
        for event in resource.get("Properties", {}).get("Events", {}).values():
            if event["Type"] == kind:
                found[name] = event["Properties"]
    return found


def variables(template: dict[str, Any], logical: str) -> dict[str, Any]:
    given: dict[str, Any] = template["Resources"][logical]["Properties"]["Environment"]["Variables"]
    return given


def test_every_consumer_of_a_queue_or_a_stream_answers_for_each_record(template: dict[str, Any]) -> None:
    """Without the flag Lambda deletes the failed messages along with the others."""
    sources = events(template, "SQS") | events(template, "DynamoDB")
    assert sources.keys() == {LOGICAL[name] for name in CONSUMERS}
    assert {tuple(source["FunctionResponseTypes"]) for source in sources.values()} == {("ReportBatchItemFailures",)}


def test_consumers_read_the_queues_of_the_same_stack(template: dict[str, Any]) -> None:
    queues = {name: source["Queue"] for name, source in events(template, "SQS").items()}
    assert queues == {LOGICAL[queue.consumer]: {"Fn::Sub": f"${{{queue.logical}.Arn}}"} for queue in QUEUES}


def test_no_long_queue_starts_more_functions_at_once_than_it_may(template: dict[str, Any]) -> None:
    sources = events(template, "SQS")
    limits = {name: each.get("ScalingConfig", {}).get("MaximumConcurrency") for name, each in sources.items()}
    assert limits == {LOGICAL[queue.consumer]: queue.concurrency for queue in QUEUES}
    assert limits["SendNotices"] == limits["RunJobs"] == CALLING_OK


def test_heavy_consumers_have_places_of_their_own(template: dict[str, Any]) -> None:
    name, reserved = "ReservedConcurrentExecutions", {"Fn::If": ["HeavyIsReserved", HEAVY, NO_VALUE]}
    found = {each.logical: template["Resources"][each.logical]["Properties"].get(name) for each in FUNCTIONS}
    heavy = {LOGICAL[queue.consumer]: reserved for queue in QUEUES if queue.reserved}
    assert {logical: value for logical, value in found.items() if value} == heavy
    assert template["Parameters"]["ReserveHeavy"]["Default"] == "yes"


def test_the_relay_reads_the_stream_from_its_beginning_and_sets_aside_what_keeps_failing(
    template: dict[str, Any],
) -> None:
    stream = events(template, "DynamoDB")["RelayJournal"]
    assert stream["Stream"] == {"Fn::GetAtt": ["JournalTable", "StreamArn"]}
    assert (stream["StartingPosition"], stream["MaximumRetryAttempts"]) == ("TRIM_HORIZON", -1)
    assert stream["BisectBatchOnFunctionError"] is True
    assert stream["DestinationConfig"]["OnFailure"]["Destination"] == {"Fn::GetAtt": ["RelayFailuresQueue", "Arn"]}


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.name)
def test_a_functions_environment_leaves_room_for_settings_to_come(template: dict[str, Any], function: Any) -> None:
    """Told as JSON, with names and addresses as long as AWS has."""
    parameters = template["Parameters"]
    longest = {"Bucket": 63, "Topic": 110}

    def resolved(value: Any) -> str:
        if isinstance(value, str):
            return value
        name = value.get("Ref", "")
        if name in parameters:
            return str(parameters[name].get("Default") or "x" * 60)
        return "x" * next((size for kind, size in longest.items() if name.endswith(kind)), 100)

    given = {name: resolved(value) for name, value in variables(template, function.logical).items()}
    assert len(json.dumps(given, separators=(",", ":"))) < ROOM


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.name)
def test_every_function_is_given_every_setting(template: dict[str, Any], function: Any) -> None:
    given = variables(template, function.logical)
    assert {field.name.upper() for field in fields(Settings)} <= given.keys()


def test_a_function_is_told_a_prefix_and_not_every_name(template: dict[str, Any]) -> None:
    for function in FUNCTIONS:
        given = variables(template, function.logical)
        assert given["RESOURCE_PREFIX"] == {"Fn::Sub": "${AWS::StackName}-"}
        assert [name for name in given if name.endswith(("_TABLE", "_QUEUE", "_QUEUE_URL"))] == []


def test_secrets_are_parameters_that_are_never_shown_and_reach_only_who_signs(template: dict[str, Any]) -> None:
    names = {reference["Ref"] for reference in SECRETS.values()}
    assert {name for name, parameter in template["Parameters"].items() if parameter.get("NoEcho")} == names
    for function in FUNCTIONS:
        found = [value for value in variables(template, function.logical).values() if value in SECRETS.values()]
        assert bool(found) is function.signs, function.name


def test_only_the_jobs_are_told_the_gateways_own_address(template: dict[str, Any]) -> None:
    """The gateway is made of the API's function, so that function cannot be told of it."""
    urls = {function.name: variables(template, function.logical)["PUBLIC_URL"] for function in FUNCTIONS}
    chosen = urls.pop("run_jobs")["Fn::If"]
    assert chosen[:2] == ["PublicUrlIsGiven", {"Ref": "PublicUrl"}]
    assert chosen[2] == template["Outputs"]["EndpointURL"]["Value"]
    assert {str(url) for url in urls.values()} == {"{'Ref': 'PublicUrl'}"}
    assert "RestAPI" not in str(template["Resources"]["APIHandler"])
