"""The gateway before the API: how much it lets through, and what it writes down of each request."""

import json
from collections.abc import Iterable
from typing import Any

from chalicelib.edge.rates import RATE_LIMITS, RateClass
from chalicelib.edge.routes import Route
from infra.packaging.gateway_problems import responses
from infra.routes import ROUTES

RETENTION_DAYS = 30

WRITTEN = {
    "time": "$context.requestTimeEpoch",
    "id": "$context.requestId",
    "method": "$context.httpMethod",
    "route": "$context.resourcePath",
    "status": "$context.status",
    "ms": "$context.responseLatency",
    "function_ms": "$context.integrationLatency",
    "bytes": "$context.responseLength",
    "error": "$context.error.responseType",
}
"""The route, never the path or the query: the webhook's path and a launch's query are secrets. Nobody's address."""


def gateway() -> dict[str, Any]:
    """What is merged into the generated API, and the log it writes."""
    return {"RestAPI": _api(), "AccessLog": _log(), "AccessLogRole": _role(), "AccessLogAccount": _account()}


def _api() -> dict[str, Any]:
    destination = {"DestinationArn": {"Fn::GetAtt": ["AccessLog", "Arn"]}, "Format": json.dumps(WRITTEN)}
    return {
        "DependsOn": ["AccessLogAccount"],  # a stage that writes a log is refused before the account allows it
        "Properties": {
            "AccessLogSetting": destination,
            "MethodSettings": rate_limits(ROUTES),
            "GatewayResponses": responses(),
        },
    }


def rate_limits(routes: Iterable[Route]) -> list[dict[str, Any]]:
    """What is allowed of every route, and of those that are of another class than reading: each by itself."""
    rest = _limited("/*", "*", {"Ref": "ApiRate"}, {"Ref": "ApiBurst"})
    return [rest, *(_limited_route(route) for route in routes if route.rate is not RateClass.READ)]


def _limited_route(route: Route) -> dict[str, Any]:
    """The gateway writes the slashes of a path as ``~1``."""
    limit = RATE_LIMITS[route.rate]
    return _limited("/" + route.path.replace("/", "~1"), route.method, limit.rate, limit.burst)


def _limited(path: str, method: str, rate: object, burst: object) -> dict[str, Any]:
    return {"ResourcePath": path, "HttpMethod": method, "ThrottlingRateLimit": rate, "ThrottlingBurstLimit": burst}


def _log() -> dict[str, Any]:
    name = {"Fn::Sub": "/aws/apigateway/${AWS::StackName}-access"}
    return {"Type": "AWS::Logs::LogGroup", "Properties": {"LogGroupName": name, "RetentionInDays": RETENTION_DAYS}}


def _role() -> dict[str, Any]:
    assume = {
        "Effect": "Allow",
        "Principal": {"Service": "apigateway.amazonaws.com"},
        "Action": "sts:AssumeRole",
        "Condition": {"StringEquals": {"aws:SourceAccount": {"Ref": "AWS::AccountId"}}},
    }
    managed = {"Fn::Sub": "arn:${AWS::Partition}:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs"}
    return {
        "Type": "AWS::IAM::Role",
        # The account's gateways go on writing with it when this stack is deleted.
        "DeletionPolicy": "Retain",
        "UpdateReplacePolicy": "Retain",
        "Properties": {
            "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [assume]},
            "ManagedPolicyArns": [managed],
        },
    }


def _account() -> dict[str, Any]:
    """One setting of the whole account and region: which role its gateways write logs with."""
    return {
        "Type": "AWS::ApiGateway::Account",
        "DeletionPolicy": "Retain",
        "UpdateReplacePolicy": "Retain",
        "Properties": {"CloudWatchRoleArn": {"Fn::GetAtt": ["AccessLogRole", "Arn"]}},
    }
