"""Alarms on what only exists once functions do."""

from typing import Any

from infra.packaging.functions import FUNCTIONS, Function

LAG_MILLISECONDS = 60_000


def alarms() -> dict[str, Any]:
    """Errors of every function, and a relay that falls behind its stream."""
    errors = {f"{function.logical}ErrorsAlarm": _errors(function) for function in FUNCTIONS}
    return errors | {"RelayJournalLagAlarm": _lag(), "AnswersErrorsAlarm": _answers()}


def _answers() -> dict[str, Any]:
    """Chalice answers 500 for what a view raises, so the function itself shows no error."""
    text = "The API answered with 5xx: docs/runbook.md#errorsalarm"
    alarm = _alarm(text, "APIHandler", "5XXError", "Sum", threshold=5, periods=2)
    stage = [{"Name": "ApiName", "Value": "kabinet"}, {"Name": "Stage", "Value": "api"}]
    alarm["Properties"] |= {"Namespace": "AWS/ApiGateway", "Dimensions": stage}
    return alarm


def _errors(function: Function) -> dict[str, Any]:
    text = f"{function.logical} raised: docs/runbook.md#errorsalarm"
    return _alarm(text, function.logical, "Errors", "Sum", threshold=0, periods=1 if function.seldom else 2)


def _lag() -> dict[str, Any]:
    text = "The journal is relayed late: docs/runbook.md#relayjournallagalarm"
    return _alarm(text, "RelayJournal", "IteratorAge", "Maximum", threshold=LAG_MILLISECONDS, periods=3)


def _alarm(text: str, logical: str, metric: str, statistic: str, *, threshold: int, periods: int) -> dict[str, Any]:
    return {
        "Type": "AWS::CloudWatch::Alarm",
        "Properties": {
            "AlarmDescription": text,
            "Namespace": "AWS/Lambda",
            "MetricName": metric,
            "Dimensions": [{"Name": "FunctionName", "Value": {"Ref": logical}}],
            "Statistic": statistic,
            "Period": 60,
            "EvaluationPeriods": periods,
            "Threshold": threshold,
            "ComparisonOperator": "GreaterThanThreshold",
            "TreatMissingData": "notBreaching",
            "AlarmActions": {"Fn::If": ["AlarmsAreMailed", [{"Ref": "AlarmsTopic"}], []]},
        },
    }
