"""Every queue and every function is watched, and the runbook says what to do."""

import pytest

from infra.local.environments import ROOT
from infra.resources.alarm_resources import alarm_resources, of_functions, of_queues
from infra.resources.alarms import Alarm
from infra.resources.lists import LISTS
from infra.resources.queue_resources import queue_resources

QUEUES = [name for name, each in queue_resources(LISTS).items() if each["Type"] == "AWS::SQS::Queue"]


@pytest.mark.parametrize("name", QUEUES)
def test_every_queue_has_an_alarm(name: str) -> None:
    metric = "ApproximateAgeOfOldestMessage" if "Failures" not in name else "ApproximateNumberOfMessagesVisible"
    wanted = (f"AWS/SQS {metric}", {"QueueName": {"Fn::GetAtt": [name, "QueueName"]}})
    assert wanted in [(alarm.metric, alarm.of) for alarm in of_queues()]


def test_every_queue_of_dead_letters_is_watched_for_one_that_comes_and_for_more_and_more() -> None:
    """An alarm that rings already says nothing of what comes after that."""
    made = alarm_resources([*of_queues(), *of_functions()])
    for name in (name for name in QUEUES if "Failures" in name):
        stem = name.removesuffix("Queue")
        first, growth = (made[f"{stem}{kind}"]["Properties"] for kind in ("Alarm", "GrowthAlarm"))
        (there, more) = growth["Metrics"]
        assert (first["Threshold"], first["EvaluationPeriods"]) == (0, 1)
        assert there["MetricStat"]["Metric"] == {
            key: first[key] for key in ("Namespace", "MetricName", "Dimensions")
        }, name
        assert (more["Expression"], more["ReturnData"], there["ReturnData"]) == (f"DIFF({there['Id']})", True, False)
        assert (growth["Threshold"], growth["EvaluationPeriods"]) == (0, 2)
        assert not growth.keys() & {"MetricName", "Namespace", "Dimensions", "Statistic", "Period"}, "one or the other"
        assert first["AlarmActions"] == growth["AlarmActions"]


@pytest.mark.parametrize("alarm", [*of_queues(), *of_functions()], ids=lambda alarm: alarm.name)
def test_every_alarm_names_its_section_of_the_runbook(alarm: Alarm) -> None:
    description = alarm_resources([alarm])[alarm.name]["Properties"]["AlarmDescription"]
    headings = [line.removeprefix("## ").lower() for line in (ROOT / "docs/runbook.md").read_text().splitlines()]
    assert description.partition("docs/runbook.md#")[2] in headings


def test_what_is_there_in_a_deployed_stage_only_is_not_watched_elsewhere() -> None:
    assert "Lambda" not in str(alarm_resources(of_queues()))
    assert not {alarm.name for alarm in of_queues()} & {alarm.name for alarm in of_functions()}
