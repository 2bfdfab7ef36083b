"""The list of queues → resources: each queue, its dead letters, who may send to it, what it hears of."""

from typing import Any

from infra.resources.functions import Function
from infra.resources.lists import Lists
from infra.resources.names import logical
from infra.resources.queues import DAY, Queue
from infra.resources.transport import policy_of, refuse_plain, tags

WAITING_POLICY, FAILURES_POLICY = "QueuesPolicy", "FailuresQueuesPolicy"
HIDDEN = 6
"""How many of its function's time limits a message is hidden for while it is worked on: Lambda's own advice."""


def queue_resources(lists: Lists) -> dict[str, Any]:
    """By logical id. Who may send to them is said of all together: a template has but so much room."""
    made: dict[str, Any] = {logical(name, "FailuresQueue"): _dead_letters(name) for name in lists.dead_letters}
    made[FAILURES_POLICY] = _policy(list(made))
    for queue in lists.queues:
        consumer = {function.name: function for function in lists.functions}[queue.consumer]
        made[queue.logical] = _waiting(queue, consumer)
        made[logical(queue.name, "Subscription")] = _subscription(queue)
    return made | {WAITING_POLICY: _policy([queue.logical for queue in lists.queues], heard=True)}


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


def _policy(queues: list[str], *, heard: bool = False) -> dict[str, Any]:
    """In the policy of a queue every resource is that queue."""
    topic = {
        "Sid": "EventsTopicSends",
        "Effect": "Allow",
        "Principal": {"Service": "sns.amazonaws.com"},
        "Action": "sqs:SendMessage",
        "Resource": "*",
        "Condition": {"ArnEquals": {"aws:SourceArn": {"Ref": "EventsTopic"}}},
    }
    holder = {"Queues": [{"Ref": queue} for queue in queues]}
    return policy_of("AWS::SQS::QueuePolicy", holder, refuse_plain("sqs:*", "*"), topic if heard else None)


def _subscription(queue: Queue) -> dict[str, Any]:
    return {
        "Type": "AWS::SNS::Subscription",
        "DependsOn": [WAITING_POLICY],
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
