"""The topic of events, and the one that tells people of alarms."""

from typing import Any

from infra.resources.transport import NOTHING, policy_of, refuse_plain, tags


def topic_resources() -> dict[str, Any]:
    """By logical id."""
    events = {
        "Type": "AWS::SNS::Topic",
        "Properties": {
            "DisplayName": "Kabinet: what happened",
            "KmsMasterKeyId": {"Fn::If": ["Durable", "alias/aws/sns", NOTHING]},
            "Tags": tags(),
        },
    }
    alarms = {
        "Type": "AWS::SNS::Topic",
        "Condition": "AlarmsAreMailed",
        "Properties": {
            "DisplayName": "Kabinet: alarms",
            "Subscription": [{"Protocol": "email", "Endpoint": {"Ref": "AlarmEmail"}}],
            "Tags": tags(),
        },
    }
    return {
        "EventsTopic": events,
        "EventsTopicPolicy": _policy("EventsTopic"),
        "AlarmsTopic": alarms,
        "AlarmsTopicPolicy": {**_policy("AlarmsTopic", _from_alarms()), "Condition": "AlarmsAreMailed"},
    }


def _from_alarms() -> dict[str, Any]:
    return {
        "Sid": "AlarmsPublish",
        "Effect": "Allow",
        "Principal": {"Service": "cloudwatch.amazonaws.com"},
        "Action": "sns:Publish",
        "Resource": {"Ref": "AlarmsTopic"},
        "Condition": {"StringEquals": {"aws:SourceAccount": {"Ref": "AWS::AccountId"}}},
    }


def _policy(topic: str, allowed: Any = None) -> dict[str, Any]:
    refusal = refuse_plain("sns:Publish", {"Ref": topic})
    return policy_of("AWS::SNS::TopicPolicy", {"Topics": [{"Ref": topic}]}, refusal, allowed)
