"""The topic of events, and the one of alarms."""

from typing import Any

from infra.resources.topics import topic_resources
from infra.resources.transport import NOTHING

RESOURCES = topic_resources()


def statements(policy: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = RESOURCES[policy]["Properties"]["PolicyDocument"]["Statement"]
    return found


def test_events_lie_encrypted_where_it_is_durable() -> None:
    assert RESOURCES["EventsTopic"]["Properties"]["KmsMasterKeyId"]["Fn::If"] == ["Durable", "alias/aws/sns", NOTHING]
    (refusal,) = statements("EventsTopicPolicy")
    assert (refusal["Effect"], refusal["Resource"]) == ("Deny", {"Ref": "EventsTopic"})


def test_alarms_are_mailed_where_somebody_wants_them_and_only_those_of_this_account() -> None:
    assert RESOURCES["AlarmsTopic"]["Condition"] == RESOURCES["AlarmsTopicPolicy"]["Condition"] == "AlarmsAreMailed"
    allowed, _ = statements("AlarmsTopicPolicy")
    assert allowed["Condition"] == {"StringEquals": {"aws:SourceAccount": {"Ref": "AWS::AccountId"}}}
    assert allowed["Principal"] == {"Service": "cloudwatch.amazonaws.com"}


def test_every_topic_has_a_policy_of_its_own() -> None:
    topics = [name for name, each in RESOURCES.items() if each["Type"] == "AWS::SNS::Topic"]
    assert {f"{name}Policy" for name in topics} | set(topics) == RESOURCES.keys()
    for name in topics:
        assert RESOURCES[f"{name}Policy"]["Properties"]["Topics"] == [{"Ref": name}]
