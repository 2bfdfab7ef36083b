"""The gateway lets through what it should, and writes down nothing that is secret."""

import json
from typing import Any

from chalicelib.edge.rates import RATE_LIMITS, RateClass
from infra.routes import ROUTES


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
        ("/~1v1~1imports~1{job}~1start", (10, 20)),
        ("/~1buyer~1claims", (50, 100)),
    ):
        each = found["POST", path]
        assert (each["ThrottlingRateLimit"], each["ThrottlingBurstLimit"]) == limits, path


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


def test_the_api_compresses_its_answers(template: dict[str, Any]) -> None:
    assert template["Resources"]["RestAPI"]["Properties"]["MinimumCompressionSize"] == 1024
