"""The resources template keeps the promises of docs/architecture.md."""

import json
from typing import Any

import pytest

from infra import environment
from infra.local.environments import ROOT

TEMPLATE = environment.template()
RESOURCES: dict[str, dict[str, Any]] = TEMPLATE["Resources"]
QUEUES = {name: queue["Properties"] for name, queue in RESOURCES.items() if queue["Type"] == "AWS::SQS::Queue"}
SOURCES = {name: queue for name, queue in QUEUES.items() if "RedrivePolicy" in queue}
FUNCTION_OF = {"ImportsQueue": "import_orders", "NoticesQueue": "send_notices"}
CONFIG = json.loads((ROOT / ".chalice/config.json").read_text())


def test_every_output_becomes_a_variable_and_every_variable_has_an_output() -> None:
    assert sorted(environment.OUTPUTS.values()) == sorted(TEMPLATE["Outputs"])


def test_every_table_and_the_bucket_outlive_their_stack() -> None:
    kept = [
        resource for resource in RESOURCES.values() if resource["Type"] in ("AWS::DynamoDB::Table", "AWS::S3::Bucket")
    ]
    assert {(resource["DeletionPolicy"], resource["UpdateReplacePolicy"]) for resource in kept} == {
        ("Retain", "Retain")
    }


def test_every_queue_that_is_consumed_sets_failures_aside() -> None:
    targets = {name: queue["RedrivePolicy"]["deadLetterTargetArn"]["Fn::GetAtt"][0] for name, queue in SOURCES.items()}
    assert targets == {"ImportsQueue": "ImportsFailuresQueue", "NoticesQueue": "NoticesFailuresQueue"}


@pytest.mark.parametrize("name", SOURCES)
def test_what_is_set_aside_is_kept_longer_than_what_waits(name: str) -> None:
    aside = SOURCES[name]["RedrivePolicy"]["deadLetterTargetArn"]["Fn::GetAtt"][0]
    assert QUEUES[aside]["MessageRetentionPeriod"] > SOURCES[name]["MessageRetentionPeriod"] >= 72 * 3600


@pytest.mark.parametrize("name", SOURCES)
def test_a_message_stays_hidden_for_six_times_the_time_its_function_may_take(name: str) -> None:
    function = CONFIG["lambda_functions"][FUNCTION_OF[name]]
    assert SOURCES[name]["VisibilityTimeout"] >= 6 * function["lambda_timeout"]


@pytest.mark.parametrize("name", QUEUES)
def test_every_queue_has_an_alarm(name: str) -> None:
    metric = "ApproximateAgeOfOldestMessage" if name in SOURCES else "ApproximateNumberOfMessagesVisible"
    wanted = (metric, {"Fn::GetAtt": [name, "QueueName"]})
    alarms = [resource["Properties"] for resource in RESOURCES.values() if resource["Type"] == "AWS::CloudWatch::Alarm"]
    assert wanted in [(alarm["MetricName"], alarm["Dimensions"][0]["Value"]) for alarm in alarms]


def test_only_the_topic_may_send_to_the_queues_that_listen_to_it() -> None:
    policies = [each["Properties"] for each in RESOURCES.values() if each["Type"] == "AWS::SQS::QueuePolicy"]
    conditions = [policy["PolicyDocument"]["Statement"][0]["Condition"] for policy in policies]
    assert conditions == [{"ArnEquals": {"aws:SourceArn": {"Ref": "EventsTopic"}}}] * len(SOURCES)


@pytest.mark.parametrize("name", [name for name in RESOURCES if RESOURCES[name]["Type"] == "AWS::CloudWatch::Alarm"])
def test_every_alarm_names_its_section_of_the_runbook(name: str) -> None:
    anchor = RESOURCES[name]["Properties"]["AlarmDescription"].partition("docs/runbook.md#")[2]
    headings = [line.removeprefix("## ").lower() for line in (ROOT / "docs/runbook.md").read_text().splitlines()]
    assert anchor == name.lower()
    assert anchor in headings
