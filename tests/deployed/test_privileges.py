"""Policies grant what the journey needs and nothing else: they are enforced, so nothing is missing where it passes."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest

from infra.deploying.rehearsal import STAGE, Rehearsal
from infra.local import stack
from infra.local.environments import ROOT
from infra.local.lambda_events import schedule_event
from infra.packaging.functions import FUNCTIONS
from tests.deployed.journey import Journey

pytestmark = pytest.mark.deployed

Right = tuple[str, str]
"""Action on a table or index, by its logical name."""

# Lambda itself reads the stream; the local cloud does it without the function's rights.
OF_LAMBDA = {"DescribeStream", "GetRecords", "GetShardIterator", "ListStreams"}


@pytest.fixture(scope="module")
def used(deployed: Rehearsal, journey: Journey) -> dict[str, set[Right]]:
    """Rights on tables that each function used, the schedule's turn included."""
    functions = stack.client(deployed.backend.url, "lambda")
    turn = json.dumps(schedule_event("keep_bots_alive"))
    functions.invoke(FunctionName=f"kabinet-{STAGE}-keep_bots_alive", Payload=turn)
    names = {_key(each): each["FunctionName"].rpartition("-")[2] for each in functions.list_functions()["Functions"]}
    found: dict[str, set[Right]] = defaultdict(set)
    for call in _calls(stack.client(deployed.backend.url, "cloudtrail")):
        if call["EventSource"].startswith("dynamodb") and call["AccessKeyId"] in names:
            found[names[call["AccessKeyId"]]].update(_rights(call))
    return found


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.name)
def test_a_function_uses_every_right_it_has_on_tables(used: dict[str, set[Right]], function: Any) -> None:
    assert used[function.name] == {right for right in _granted(function.name) if right[0] not in OF_LAMBDA}


def _granted(function: str) -> Iterator[Right]:
    policy = json.loads((ROOT / f".chalice/policies/{function}.json").read_text())
    for statement in policy["Statement"]:
        for action in statement["Action"]:
            if action.startswith("dynamodb:"):
                yield from ((action.partition(":")[2], _logical(resource)) for resource in statement["Resource"])


def _logical(resource: dict[str, Any]) -> str:
    name: str = resource["Fn::GetAtt"][0] if "Fn::GetAtt" in resource else resource["Fn::Sub"]
    return name.replace("${", "").replace(".Arn}", "").replace("/index/", "/")


def _rights(call: dict[str, Any]) -> set[Right]:
    """What the call needs the policy to grant."""
    action, request = call["EventName"], json.loads(call["CloudTrailEvent"])["requestParameters"]
    if action == "TransactWriteItems":
        writes = [next(iter(each.items())) for each in request["TransactItems"]]
        return {(f"{kind}Item", _table(write["TableName"])) for kind, write in writes}
    if action == "BatchGetItem":
        return {(action, _table(name)) for name in request["RequestItems"]}
    index = f"/{request['IndexName']}" if "IndexName" in request else ""
    return {(action, _table(request["TableName"]) + index)}


def _table(physical: str) -> str:
    return physical.split("-")[2]


def _calls(cloudtrail: Any) -> Iterator[dict[str, Any]]:
    """All of them, newest first: the local cloud answers with fifty and knows no next page."""
    seen: set[str] = set()
    until: dict[str, datetime] = {}
    while fresh := [each for each in cloudtrail.lookup_events(**until)["Events"] if each["EventId"] not in seen]:
        yield from fresh
        seen.update(each["EventId"] for each in fresh)
        until = {"EndTime": min(each["EventTime"] for each in fresh)}


def _key(function: dict[str, Any]) -> str:
    """The key under which the local cloud lets a function act."""
    return "ASIA" + hashlib.sha256(f"{function['FunctionArn']}:{function['Role']}".encode()).hexdigest()[:16].upper()
