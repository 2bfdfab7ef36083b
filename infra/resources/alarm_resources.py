"""The alarms of the lists → resources."""

from collections.abc import Sequence
from typing import Any

from infra.resources.alarms import FUNCTION_ERRORS, Alarm
from infra.resources.functions import Function
from infra.resources.lists import LISTS, Lists
from infra.resources.names import logical
from infra.resources.queues import Queue


def of_queues(lists: Lists = LISTS) -> Sequence[Alarm]:
    """Of what there is wherever the resources are."""
    more = [alarm for alarm in lists.alarms if not alarm.deployed]
    return (*map(_dead_letters, lists.dead_letters), *map(_late, lists.queues), *more)


def of_functions(lists: Lists = LISTS) -> Sequence[Alarm]:
    """Of what is only there in a deployed stage."""
    return (*map(_errors, lists.functions), *(alarm for alarm in lists.alarms if alarm.deployed))


def alarm_resources(alarms: Sequence[Alarm]) -> dict[str, Any]:
    """By logical id."""
    return {alarm.name: _resource(alarm) for alarm in alarms}


def _dead_letters(name: str) -> Alarm:
    return Alarm(
        name=logical(name, "FailuresAlarm"),
        says="A message became a dead letter",
        metric="AWS/SQS ApproximateNumberOfMessagesVisible",
        of={"QueueName": {"Fn::GetAtt": [logical(name, "FailuresQueue"), "QueueName"]}},
        above=0,
    )


def _late(queue: Queue) -> Alarm:
    return Alarm(
        name=logical(queue.name, "AgeAlarm"),
        says=queue.late.says,
        metric="AWS/SQS ApproximateAgeOfOldestMessage",
        of={"QueueName": {"Fn::GetAtt": [queue.logical, "QueueName"]}},
        above=queue.late.seconds,
        periods=3,
    )


def _errors(function: Function) -> Alarm:
    return Alarm(
        name=f"{function.logical}ErrorsAlarm",
        says=f"{function.logical} raised",
        metric="AWS/Lambda Errors",
        of={"FunctionName": {"Ref": function.logical}},
        statistic="Sum",
        above=0,
        periods=1 if function.seldom else 2,
        section=FUNCTION_ERRORS,
    )


def _resource(alarm: Alarm) -> dict[str, Any]:
    namespace, metric = alarm.metric.split()
    return {
        "Type": "AWS::CloudWatch::Alarm",
        "Properties": {
            "AlarmDescription": f"{alarm.says}: docs/runbook.md#{alarm.section or alarm.name.lower()}",
            "Namespace": namespace,
            "MetricName": metric,
            "Dimensions": [{"Name": name, "Value": value} for name, value in alarm.of.items()],
            "Statistic": alarm.statistic,
            "Period": alarm.period,
            "EvaluationPeriods": alarm.periods,
            "Threshold": alarm.above,
            "ComparisonOperator": "GreaterThanThreshold",
            "TreatMissingData": "notBreaching",
            "AlarmActions": {"Fn::If": ["AlarmsAreMailed", [{"Ref": "AlarmsTopic"}], []]},
        },
    }
