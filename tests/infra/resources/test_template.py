"""The resources template keeps the promises of docs/architecture.md."""

from typing import Any

from infra.resources.queues import QUEUES as LISTENING
from infra.resources.tables import TABLES
from infra.resources.template import template, template_body

TEMPLATE = template()
RESOURCES: dict[str, dict[str, Any]] = TEMPLATE["Resources"]
QUEUES = {name: queue["Properties"] for name, queue in RESOURCES.items() if queue["Type"] == "AWS::SQS::Queue"}
SOURCES = {name: queue for name, queue in QUEUES.items() if "RedrivePolicy" in queue}


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


def test_only_the_topic_may_send_to_the_queues_that_listen_to_it() -> None:
    allowed = {
        name: [each["Condition"] for each in statements(policy_of(name)) if each["Effect"] == "Allow"]
        for name in QUEUES
    }
    heard = [{"ArnEquals": {"aws:SourceArn": {"Ref": "EventsTopic"}}}]
    assert allowed == {name: heard if name in SOURCES else [] for name in QUEUES}


def policy_of(holder: str) -> str:
    """Queues share theirs."""
    shared = [name for name, each in RESOURCES.items() if {"Ref": holder} in each["Properties"].get("Queues", ())]
    return shared[0] if shared else f"{holder}Policy"


def statements(policy: str) -> list[dict[str, Any]]:
    """As in a deployed stage, where transport is encrypted."""
    written = RESOURCES[policy]["Properties"]["PolicyDocument"]["Statement"]
    return [each["Fn::If"][1] if "Fn::If" in each else each for each in written]


def test_queues_topics_and_buckets_refuse_what_comes_in_plain_text() -> None:
    """Only where a deployed stage says so: a local cloud has nothing else."""
    kinds = ("AWS::SQS::Queue", "AWS::SNS::Topic", "AWS::S3::Bucket")
    holders = [name for name, each in RESOURCES.items() if each["Type"] in kinds]
    assert len(holders) > len(QUEUES)
    for name in holders:
        (deny,) = [each for each in statements(policy_of(name)) if each["Effect"] == "Deny"]
        assert (deny["Principal"], deny["Condition"]) == ("*", {"Bool": {"aws:SecureTransport": "false"}}), name
        assert "OnlyEncrypted" in str(RESOURCES[policy_of(name)]), name


def test_what_waits_and_what_is_told_lies_encrypted() -> None:
    assert {name: queue["SqsManagedSseEnabled"] for name, queue in QUEUES.items()} == dict.fromkeys(QUEUES, True)
    topic = RESOURCES["EventsTopic"]["Properties"]["KmsMasterKeyId"]
    assert topic == {"Fn::If": ["Durable", "alias/aws/sns", {"Ref": "AWS::NoValue"}]}


def test_the_service_of_alarms_may_publish_them() -> None:
    """The policy stands in the place of the one that a topic has by itself."""
    (allowed,) = [each for each in statements("AlarmsTopicPolicy") if each["Effect"] == "Allow"]
    assert allowed["Principal"] == {"Service": "cloudwatch.amazonaws.com"}
    assert allowed["Condition"] == {"StringEquals": {"aws:SourceAccount": {"Ref": "AWS::AccountId"}}}
