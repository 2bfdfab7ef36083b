"""What is merged into the template that Chalice generates."""

from typing import Any

from msgspec.structs import fields

from chalicelib.settings import Settings
from infra.packaging.merging import NOBODY, merge_template
from infra.resources.functions import FUNCTIONS


def test_nothing_merged_is_left_without_a_type(template: dict[str, Any]) -> None:
    assert [name for name, resource in template["Resources"].items() if "Type" not in resource] == []


def test_defaults_of_parameters_are_those_of_the_settings() -> None:
    parameters = merge_template()["Parameters"]
    defaults = {
        "".join(part.title() for part in field.name.split("_")): field.default
        for field in fields(Settings)
        if not field.required
    }
    shared = defaults.keys() & parameters.keys() - {"Stage", "UploadOrigin", "PagesUrl"}
    assert shared
    assert {name: parameters[name]["Default"] for name in shared} == {name: defaults[name] for name in shared}


def test_what_is_seldom_called_is_alarmed_at_its_first_error(template: dict[str, Any]) -> None:
    """A turn of the clock, or a message that comes again after minutes, never fails in two minutes in a row."""
    for function in FUNCTIONS:
        alarm = template["Resources"][f"{function.logical}ErrorsAlarm"]["Properties"]
        assert alarm["EvaluationPeriods"] == (1 if function.seldom else 2), function.name


def test_alarms_reach_somebody_unless_it_is_said_that_nobody_wants_them(template: dict[str, Any]) -> None:
    assert "Default" not in template["Parameters"]["AlarmEmail"]
    topic = template["Resources"]["AlarmsTopic"]["Properties"]
    assert topic["Subscription"] == [{"Protocol": "email", "Endpoint": {"Ref": "AlarmEmail"}}]
    alarms = [each for each in template["Resources"].values() if each["Type"] == "AWS::CloudWatch::Alarm"]
    sent = {"Fn::If": ["AlarmsAreMailed", [{"Ref": "AlarmsTopic"}], []]}
    assert [each["Properties"]["AlarmActions"] for each in alarms] == [sent] * len(alarms)


def test_no_page_uploads_before_its_origin_is_known(template: dict[str, Any]) -> None:
    assert template["Parameters"]["PageOrigins"]["Default"] == NOBODY
    cors = template["Resources"]["UploadsBucket"]["Properties"]["CorsConfiguration"]["CorsRules"]
    assert [rule["AllowedOrigins"] for rule in cors] == [{"Ref": "PageOrigins"}]
