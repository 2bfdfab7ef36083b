"""The list of queues → resources: each queue, its dead letters, who may send to it, what it hears of."""

from typing import Any

from infra.resources.functions import Function
from infra.resources.lists import Lists
from infra.resources.names import logical
from infra.resources.queues import DAY, Queue
from infra.resources.transport import policy_of, refuse_plain, tags

HIDDEN = 6
"""How many of its function's time limits a message is hidden for while it is worked on: Lambda's own advice."""


def queue_resources(lists: Lists) -> dict[str, Any]:
    """By logical id."""
    made: dict[str, Any] = {}
    for name in lists.dead_letters:
        failures = logical(name, "FailuresQueue")
        made |= {failures: _dead_letters(name), f"{failures}Policy": _policy(failures)}
    for queue in lists.queues:
        consumer = {function.name: function for function in lists.functions}[queue.consumer]
        made[queue.logical] = _waiting(queue, consumer)
        made[f"{queue.logical}Policy"] = _policy(queue.logical, heard=True)
        made[logical(queue.name, "Subscription")] = _subscription(queue)
    return made


def _dead_letters(name: str) -> dict[str, Any]:
    return _queue(f"{name}-failures", MessageRetentionPeriod=14 * DAY, VisibilityTimeout=60)


def _waiting(queue: Queue, consumer: Function) -> dict[str, Any]:
    return _queue(
        queue.name,
        VisibilityTimeout=HIDDEN * consumer.timeout,
        MessageRetentionPeriod=queue.keeps,
        RedrivePolicy={"deadLetterTargetArn": _arn(queue.failures), "maxReceiveCount": queue.receives},
    )


def _queue(name: str, **properties: Any) -> dict[str, Any]:
    named = {"QueueName": {"Fn::Sub": f"${{AWS::StackName}}-{name}"}}
    return {
        "Type": "AWS::SQS::Queue",
        "Properties": {**named, **properties, "SqsManagedSseEnabled": True, "Tags": tags()},
    }


def _policy(logical: str, *, heard: bool = False) -> dict[str, Any]:
    topic = {
        "Sid": "EventsTopicSends",
        "Effect": "Allow",
        "Principal": {"Service": "sns.amazonaws.com"},
        "Action": "sqs:SendMessage",
        "Resource": _arn(logical),
        "Condition": {"ArnEquals": {"aws:SourceArn": {"Ref": "EventsTopic"}}},
    }
    refusal = refuse_plain("sqs:*", _arn(logical))
    return policy_of("AWS::SQS::QueuePolicy", {"Queues": [{"Ref": logical}]}, refusal, topic if heard else None)


def _subscription(queue: Queue) -> dict[str, Any]:
    return {
        "Type": "AWS::SNS::Subscription",
        "DependsOn": [f"{queue.logical}Policy"],
        "Properties": {
            "TopicArn": {"Ref": "EventsTopic"},
            "Protocol": "sqs",
            "Endpoint": _arn(queue.logical),
            "RawMessageDelivery": True,
            "FilterPolicyScope": "MessageAttributes",
            "FilterPolicy": {"event": list(queue.events)},
        },
    }


def _arn(logical: str) -> dict[str, Any]:
    return {"Fn::GetAtt": [logical, "Arn"]}
