"""The gateway lets through what it should, and writes down nothing that is secret."""

import json
import re
from typing import Any

from chalicelib.edge.application import PROTECTION
from chalicelib.edge.rates import RATE_LIMITS, RateClass
from infra.packaging.merging import NOBODY
from infra.routes import ROUTES
from tests.problems import assert_problem


def test_all_of_the_api_is_throttled_by_parameters(template: dict[str, Any]) -> None:
    first, *others = template["Resources"]["RestAPI"]["Properties"]["MethodSettings"]
    assert first == {
        "ResourcePath": "/*",
        "HttpMethod": "*",
        "ThrottlingRateLimit": {"Ref": "ApiRate"},
        "ThrottlingBurstLimit": {"Ref": "ApiBurst"},
    }
    read = RATE_LIMITS[RateClass.READ]
    assert [template["Parameters"][name]["Default"] for name in ("ApiRate", "ApiBurst")] == [read.rate, read.burst]
    assert {(each["ResourcePath"], each["HttpMethod"]) for each in others} == {
        ("/" + route.path.replace("/", "~1"), route.method) for route in ROUTES if route.rate is not RateClass.READ
    }


def test_a_route_is_limited_as_its_class_says(template: dict[str, Any]) -> None:
    settings = template["Resources"]["RestAPI"]["Properties"]["MethodSettings"]
    found = {(each["HttpMethod"], each["ResourcePath"]): each for each in settings}
    for path, limits in (
        ("/~1launch", (50, 200)),
        ("/~1organizer~1imports~1{job}~1start", (10, 20)),
        ("/~1buyer~1claims", (50, 100)),
    ):
        each = found["POST", path]
        assert (each["ThrottlingRateLimit"], each["ThrottlingBurstLimit"]) == limits, path


def test_what_the_gateway_refuses_by_itself_is_a_protected_problem_in_both_languages(template: dict[str, Any]) -> None:
    answers = template["Resources"]["RestAPI"]["Properties"]["GatewayResponses"]
    assert {"DEFAULT_4XX", "DEFAULT_5XX"} <= answers.keys(), "what is not named falls to these"
    for kind, each in answers.items():
        headers = each["ResponseParameters"]["Headers"]
        assert all(re.fullmatch("'[^']+'", value) for value in headers.values()), kind
        plain = {name: value.strip("'") for name, value in headers.items()}
        assert plain.items() >= PROTECTION.items()
        body = each["ResponseTemplates"]["application/json"]
        assert body.isascii()
        problem = assert_problem(int(each["StatusCode"]), plain, body)
        assert (problem["type"], problem["requestId"]) == ("about:blank", "$context.requestId")
        assert body.count("$") == 1, "a template has variables"
        russian, _, english = problem["detail"].partition(" / ")
        assert re.search("[а-я]", russian)
        assert english.isascii()


def test_a_path_that_is_none_is_not_found_and_a_crowd_is_told_to_wait(template: dict[str, Any]) -> None:
    answers = template["Resources"]["RestAPI"]["Properties"]["GatewayResponses"]
    assert answers["MISSING_AUTHENTICATION_TOKEN"]["StatusCode"] == "404"
    assert answers["THROTTLED"]["ResponseParameters"]["Headers"]["Retry-After"] == "'1'"


def test_the_access_log_names_routes_and_no_path_query_or_person(template: dict[str, Any]) -> None:
    """`/hooks/ok/{key}`, not the key; not the launch's query; not where somebody lives."""
    setting = template["Resources"]["RestAPI"]["Properties"]["AccessLogSetting"]
    written = json.loads(setting["Format"])
    assert written["route"] == "$context.resourcePath"
    secret = {
        "path",
        "requestUri",
        "queryString",
        "domainName",
        "identity.sourceIp",
        "identity.userAgent",
        "authorizer",
    }
    assert not any(f"$context.{name}" in value for name in secret for value in written.values())
    assert setting["DestinationArn"] == {"Fn::GetAtt": ["AccessLog", "Arn"]}
    assert template["Resources"]["AccessLog"]["Properties"]["RetentionInDays"] == 30


def test_the_gateway_may_write_before_it_is_told_to(template: dict[str, Any]) -> None:
    assert "AccessLogAccount" in template["Resources"]["RestAPI"]["DependsOn"]
    account = template["Resources"]["AccessLogAccount"]
    assert account["Properties"]["CloudWatchRoleArn"] == {"Fn::GetAtt": ["AccessLogRole", "Arn"]}
    assert account["DeletionPolicy"] == "Retain"


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
