"""The resources template keeps the promises of docs/architecture.md."""

import random
from typing import Any

import pytest

from chalicelib.domain.journal import Event
from chalicelib.edge.batches import LONGEST_PAUSE, pause
from chalicelib.edge.records import Message
from infra.local.environments import ROOT
from infra.resources.functions import FUNCTIONS
from infra.resources.queues import QUEUES as LISTENING
from infra.resources.tables import TABLES
from infra.resources.template import template, template_body

TEMPLATE = template()
RESOURCES: dict[str, dict[str, Any]] = TEMPLATE["Resources"]
QUEUES = {name: queue["Properties"] for name, queue in RESOURCES.items() if queue["Type"] == "AWS::SQS::Queue"}
SOURCES = {name: queue for name, queue in QUEUES.items() if "RedrivePolicy" in queue}
CONSUMER = {queue.logical: queue.consumer for queue in LISTENING}
TIMEOUT = {function.name: function.timeout for function in FUNCTIONS}
BUCKETS = {name: bucket["Properties"] for name, bucket in RESOURCES.items() if bucket["Type"] == "AWS::S3::Bucket"}
HEARD = {
    name.removesuffix("Subscription"): each["Properties"]["FilterPolicy"]["event"]
    for name, each in RESOURCES.items()
    if each["Type"] == "AWS::SNS::Subscription"
}
"""Which events each queue hears of."""

PARTNER_MAY_BE_DEAD = 72 * 3600
LONGEST_HIDING = 12 * 3600
"""Seconds; a queue hides a message no longer."""

DAY = 24 * 3600


def test_the_template_fits_into_a_request_and_leaves_room_to_grow() -> None:
    assert len(template_body()) < 45_000


def test_tables_and_queues_are_called_by_what_functions_are_told_and_a_word_of_their_own() -> None:
    tables = [each["Properties"] for each in RESOURCES.values() if each["Type"] == "AWS::DynamoDB::Table"]
    prefix = TEMPLATE["Outputs"]["ResourcePrefix"]["Value"]["Fn::Sub"]
    assert [table["TableName"] for table in tables] == [{"Fn::Sub": f"{prefix}{table.name}"} for table in TABLES]
    waiting = [queue.name for queue in LISTENING]
    words = {*waiting, *(f"{each}-failures" for each in (*waiting, "relay"))}
    assert {queue["QueueName"]["Fn::Sub"] for queue in QUEUES.values()} == {f"{prefix}{word}" for word in words}


def test_every_table_and_the_buckets_outlive_their_stack() -> None:
    kept = [
        resource for resource in RESOURCES.values() if resource["Type"] in ("AWS::DynamoDB::Table", "AWS::S3::Bucket")
    ]
    assert {(resource["DeletionPolicy"], resource["UpdateReplacePolicy"]) for resource in kept} == {
        ("Retain", "Retain")
    }


def test_every_queue_that_is_consumed_sets_failures_aside() -> None:
    targets = {name: queue["RedrivePolicy"]["deadLetterTargetArn"]["Fn::GetAtt"][0] for name, queue in SOURCES.items()}
    assert targets == {name: name.replace("Queue", "FailuresQueue") for name in CONSUMER}


@pytest.mark.parametrize("name", SOURCES)
def test_what_is_set_aside_is_kept_longer_than_what_waits(name: str) -> None:
    aside = SOURCES[name]["RedrivePolicy"]["deadLetterTargetArn"]["Fn::GetAtt"][0]
    assert QUEUES[aside]["MessageRetentionPeriod"] > SOURCES[name]["MessageRetentionPeriod"] >= 72 * 3600


@pytest.mark.parametrize("name", SOURCES)
def test_a_message_stays_hidden_for_six_times_the_time_its_function_may_take(name: str) -> None:
    assert SOURCES[name]["VisibilityTimeout"] >= 6 * TIMEOUT[CONSUMER[name]]


def test_a_notice_outlives_a_night_and_then_three_days_without_the_partner() -> None:
    """Quiet hours may be nearly a day; nothing of a wait before counts against the retries."""
    longest = DAY + PARTNER_MAY_BE_DEAD + LONGEST_HIDING + LONGEST_PAUSE
    assert SOURCES["NoticesQueue"]["MessageRetentionPeriod"] >= longest


@pytest.mark.parametrize("name", SOURCES)
def test_what_the_world_refuses_is_received_often_enough_for_three_days(name: str) -> None:
    """The consumer sets it aside then, and not the queue before."""
    luck = random.getstate()
    random.seed(72)
    most = max(_receives() for _ in range(5_000))
    random.setstate(luck)
    assert most * 5 / 4 < SOURCES[name]["RedrivePolicy"]["maxReceiveCount"]


def _receives() -> int:
    """How often it comes until it has been refused for so long."""
    age, tries = 0, 0
    while age <= PARTNER_MAY_BE_DEAD:
        tries += 1
        age += pause(Message("message", "", tries=tries, age=age), 1)
    return tries


@pytest.mark.parametrize("name", HEARD)
def test_a_queue_hears_of_events_that_exist(name: str) -> None:
    assert set(HEARD[name]) <= set(Event)
    assert len(HEARD[name]) == len(set(HEARD[name]))


def test_every_queue_that_is_consumed_hears_of_something() -> None:
    assert {f"{name}Queue" for name in HEARD} == SOURCES.keys()


@pytest.mark.parametrize("name", BUCKETS)
def test_nobody_but_us_reads_a_bucket(name: str) -> None:
    assert set(BUCKETS[name]["PublicAccessBlockConfiguration"].values()) == {True}
    assert "VersioningConfiguration" not in BUCKETS[name]  # what is erased must be gone
    policy = RESOURCES[f"{name}Policy"]["Properties"]["PolicyDocument"]["Statement"][0]
    assert (policy["Effect"], policy["Condition"]) == ("Deny", {"Bool": {"aws:SecureTransport": "false"}})


def test_proofs_of_payments_are_kept_for_the_three_years_of_a_dispute_and_uploads_for_a_month() -> None:
    days = {name: each["LifecycleConfiguration"]["Rules"][0]["ExpirationInDays"] for name, each in BUCKETS.items()}
    assert days == {"UploadsBucket": 30, "ProofsBucket": 1100}
    assert "CorsConfiguration" not in BUCKETS["ProofsBucket"]


@pytest.mark.parametrize("name", QUEUES)
def test_every_queue_has_an_alarm(name: str) -> None:
    metric = "ApproximateAgeOfOldestMessage" if name in SOURCES else "ApproximateNumberOfMessagesVisible"
    wanted = (metric, {"Fn::GetAtt": [name, "QueueName"]})
    alarms = [resource["Properties"] for resource in RESOURCES.values() if resource["Type"] == "AWS::CloudWatch::Alarm"]
    assert wanted in [(alarm["MetricName"], alarm["Dimensions"][0]["Value"]) for alarm in alarms]


def test_only_the_topic_may_send_to_the_queues_that_listen_to_it() -> None:
    allowed = {
        name: [statement["Condition"] for statement in statements(f"{name}Policy") if statement["Effect"] == "Allow"]
        for name in QUEUES
    }
    heard = [{"ArnEquals": {"aws:SourceArn": {"Ref": "EventsTopic"}}}]
    assert allowed == {name: heard if name in SOURCES else [] for name in QUEUES}


def statements(policy: str) -> list[dict[str, Any]]:
    """As in a deployed stage, where transport is encrypted."""
    written = RESOURCES[policy]["Properties"]["PolicyDocument"]["Statement"]
    return [each["Fn::If"][1] if "Fn::If" in each else each for each in written]


def test_queues_topics_and_buckets_refuse_what_comes_in_plain_text() -> None:
    """Only where a deployed stage says so: a local cloud has nothing else."""
    kinds = ("AWS::SQS::Queue", "AWS::SNS::Topic", "AWS::S3::Bucket")
    holders = [name for name, each in RESOURCES.items() if each["Type"] in kinds]
    assert len(holders) == 15
    for name in holders:
        (deny,) = [each for each in statements(f"{name}Policy") if each["Effect"] == "Deny"]
        assert (deny["Principal"], deny["Condition"]) == ("*", {"Bool": {"aws:SecureTransport": "false"}}), name
        assert "OnlyEncrypted" in str(RESOURCES[f"{name}Policy"]), name


def test_what_waits_and_what_is_told_lies_encrypted() -> None:
    assert {name: queue["SqsManagedSseEnabled"] for name, queue in QUEUES.items()} == dict.fromkeys(QUEUES, True)
    topic = RESOURCES["EventsTopic"]["Properties"]["KmsMasterKeyId"]
    assert topic == {"Fn::If": ["Durable", "alias/aws/sns", {"Ref": "AWS::NoValue"}]}


def test_the_service_of_alarms_may_publish_them() -> None:
    """The policy stands in the place of the one that a topic has by itself."""
    (allowed,) = [each for each in statements("AlarmsTopicPolicy") if each["Effect"] == "Allow"]
    assert allowed["Principal"] == {"Service": "cloudwatch.amazonaws.com"}
    assert allowed["Condition"] == {"StringEquals": {"aws:SourceAccount": {"Ref": "AWS::AccountId"}}}


@pytest.mark.parametrize("name", [name for name in RESOURCES if RESOURCES[name]["Type"] == "AWS::CloudWatch::Alarm"])
def test_every_alarm_names_its_section_of_the_runbook(name: str) -> None:
    anchor = RESOURCES[name]["Properties"]["AlarmDescription"].partition("docs/runbook.md#")[2]
    headings = [line.removeprefix("## ").lower() for line in (ROOT / "docs/runbook.md").read_text().splitlines()]
    assert anchor == name.lower()
    assert anchor in headings
