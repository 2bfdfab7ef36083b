"""The alarms of the lists → resources."""

from collections.abc import Sequence
from typing import Any

from infra.resources.alarms import FUNCTION_ERRORS, GROWTH, Alarm
from infra.resources.functions import Function
from infra.resources.lists import LISTS, Lists
from infra.resources.names import logical
from infra.resources.queues import Queue


def of_queues(lists: Lists = LISTS) -> Sequence[Alarm]:
    """Of what there is wherever the resources are."""
    more = [alarm for alarm in lists.alarms if not alarm.deployed]
    return (*map(_dead_letters, lists.dead_letters), *map(_late, lists.queues), *more)


def of_functions(lists: Lists = LISTS) -> Sequence[Alarm]:
    """Of what is only there in a deployed stage, or worth watching there only."""
    growth = map(_growth, lists.dead_letters)
    return (*growth, *map(_errors, lists.functions), *(alarm for alarm in lists.alarms if alarm.deployed))


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


def _growth(name: str) -> Alarm:
    """The other one says nothing more once a letter lies there: this one rings while there come more."""
    return Alarm(
        name=logical(name, "FailuresGrowthAlarm"),
        says="Dead letters become more and more",
        metric="AWS/SQS ApproximateNumberOfMessagesVisible",
        of={"QueueName": {"Fn::GetAtt": [logical(name, "FailuresQueue"), "QueueName"]}},
        above=0,
        period=900,
        periods=2,
        section=GROWTH,
        growth=True,
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
    return {
        "Type": "AWS::CloudWatch::Alarm",
        "Properties": {
            "AlarmDescription": f"{alarm.says}: docs/runbook.md#{alarm.section or alarm.name.lower()}",
            **(_watched_growth(alarm) if alarm.growth else _watched(alarm)),
            "EvaluationPeriods": alarm.periods,
            "Threshold": alarm.above,
            "ComparisonOperator": "GreaterThanThreshold",
            "TreatMissingData": "notBreaching",
            "AlarmActions": {"Fn::If": ["AlarmsAreMailed", [{"Ref": "AlarmsTopic"}], []]},
        },
    }


def _watched(alarm: Alarm) -> dict[str, Any]:
    return {**_metric(alarm), "Statistic": alarm.statistic, "Period": alarm.period}


def _watched_growth(alarm: Alarm) -> dict[str, Any]:
    """Each value less the one before, as CloudWatch itself reckons."""
    taken = {"Metric": _metric(alarm), "Stat": alarm.statistic, "Period": alarm.period}
    return {
        "Metrics": [
            {"Id": "there", "MetricStat": taken, "ReturnData": False},
            {"Id": "more", "Expression": "DIFF(there)", "ReturnData": True},
        ]
    }


def _metric(alarm: Alarm) -> dict[str, Any]:
    namespace, metric = alarm.metric.split()
    dimensions = [{"Name": name, "Value": value} for name, value in alarm.of.items()]
    return {"Namespace": namespace, "MetricName": metric, "Dimensions": dimensions}
