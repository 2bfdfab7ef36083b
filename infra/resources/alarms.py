"""The alarms: of every queue, of every function, and what only one of them has; docs/runbook.md has their sections."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from infra.resources.functions import Function
from infra.resources.lists import LISTS, Lists
from infra.resources.queues import Queue

FUNCTION_ERRORS = "errorsalarm"
"""The one section of the runbook for whatever raises."""


@dataclass(frozen=True, kw_only=True)
class Alarm:
    """`name` is its id in the template. It rings when `statistic` of `metric` was `above` in `periods` of `period`
    seconds, one after the other. `section` is that of the runbook, where it is not called as the alarm is.
    """

    name: str
    says: str
    metric: str
    of: dict[str, Any]
    above: int
    statistic: str = "Maximum"
    period: int = 60
    periods: int = 1
    section: str = ""


BACKLOG = Alarm(
    name="NoticesBacklogAlarm",
    says="Notices that could be told are not picked up",
    metric="AWS/SQS ApproximateNumberOfMessagesVisible",
    of={"QueueName": {"Fn::GetAtt": ["NoticesQueue", "QueueName"]}},
    statistic="Minimum",
    above=100,
    period=300,
    periods=6,
)
LAG = Alarm(
    name="RelayJournalLagAlarm",
    says="The journal is relayed late",
    metric="AWS/Lambda IteratorAge",
    of={"FunctionName": {"Ref": "RelayJournal"}},
    above=60_000,  # milliseconds
    periods=3,
)
ANSWERS = Alarm(
    name="AnswersErrorsAlarm",
    says="The API answered with 5xx",  # Chalice answers 500 for what a view raises: the function shows no error
    metric="AWS/ApiGateway 5XXError",
    of={"ApiName": "kabinet", "Stage": "api"},
    statistic="Sum",
    above=5,
    periods=2,
    section=FUNCTION_ERRORS,
)


def of_queues(lists: Lists = LISTS) -> Sequence[Alarm]:
    """Of what there is wherever the resources are."""
    return (*map(_dead_letters, lists.dead_letters), *map(_late, lists.queues), BACKLOG)


def of_functions(lists: Lists = LISTS) -> Sequence[Alarm]:
    """Of what is only there in a deployed stage."""
    return (*map(_errors, lists.functions), LAG, ANSWERS)


def alarm_resources(alarms: Sequence[Alarm]) -> dict[str, Any]:
    """By logical id."""
    return {alarm.name: _resource(alarm) for alarm in alarms}


def _dead_letters(name: str) -> Alarm:
    return Alarm(
        name=f"{name.title()}FailuresAlarm",
        says="A message was set aside",
        metric="AWS/SQS ApproximateNumberOfMessagesVisible",
        of={"QueueName": {"Fn::GetAtt": [f"{name.title()}FailuresQueue", "QueueName"]}},
        above=0,
    )


def _late(queue: Queue) -> Alarm:
    return Alarm(
        name=f"{queue.name.title()}AgeAlarm",
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
