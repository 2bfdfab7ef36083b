"""The alarms that only one queue or function has."""

from typing import Any

from infra.resources.alarms import ALARMS
from infra.resources.template import template

PERIODS = (10, 30)
"""Seconds; beside them CloudWatch takes whole minutes."""


def test_an_alarm_counts_in_periods_that_there_are_and_for_no_longer_than_a_day() -> None:
    for alarm in ALARMS:
        assert alarm.period % 60 == 0 or alarm.period in PERIODS, alarm.name
        assert alarm.period * alarm.periods <= 24 * 3600, alarm.name


def test_an_alarm_names_a_metric_of_a_service_and_what_it_says_is_a_sentence() -> None:
    for alarm in ALARMS:
        namespace, metric = alarm.metric.split()
        assert namespace.startswith("AWS/"), alarm.name
        assert metric.isalnum(), alarm.name
        assert alarm.says[0].isupper(), alarm.name


def test_what_is_watched_everywhere_is_there_everywhere() -> None:
    """The others watch what a deployed stage alone has."""
    resources = template()["Resources"]
    for alarm in ALARMS:
        named = {name for value in alarm.of.values() for name in _named(value)}
        assert alarm.deployed or named <= resources.keys(), alarm.name


def _named(value: Any) -> set[str]:
    return {value["Fn::GetAtt"][0]} if isinstance(value, dict) and "Fn::GetAtt" in value else set()
