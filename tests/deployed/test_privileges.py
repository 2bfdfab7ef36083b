"""Policies grant what the journey needs and nothing else: they are enforced, so nothing is missing where it passes."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Set
from datetime import datetime
from typing import Any

import pytest

from infra.deploying.rehearsal import STACK, Rehearsal
from infra.resources.functions import FUNCTIONS
from infra.resources.policies import policy
from tests.deployed.leaving import Leaving
from tests.deployed.rights import ACCOUNTS, PHONES, Names, Right, is_made_by, rights

pytestmark = pytest.mark.deployed

OF_LAMBDA = frozenset(
    {
        "logs:CreateLogStream",
        "logs:PutLogEvents",
        "dynamodb:DescribeStream",
        "dynamodb:GetRecords",
        "dynamodb:GetShardIterator",
        "dynamodb:ListStreams",
        "sqs:ReceiveMessage",
        "sqs:DeleteMessage",
        "sqs:GetQueueAttributes",
    }
)
"""Lambda itself writes logs and reads streams and queues; the local cloud does it without the function's rights."""

MAIL = "ses:"
"""The local cloud enforces these rights, and writes down no such call: where mail arrives they were there."""

MISSING = "the cloud says that a file is missing only to who may list the bucket; the local cloud says it to all"
AGAIN = "read once more when somebody else wrote the order at the same time"
LATE = "an order is imported on terms that change meanwhile: its purchase is cancelled, and its place becomes free"
LONG = "an order shows its last payments; the copy of a person's data has all of them"
HOSTED = "an operator changes an organizer, and his purchases follow"
HANDED_ON = "a purchase changes hands while a payment that was reported for it waits"
DECIDED = "organizers are asked how a purchase goes on that stopped by itself below its minimum"
LAST = "75 minutes after an erasure it looks at the imports whose files were there"
MANY = "where there are many communities, or many purchases of one, a step asks for the next"
BEFORE = "a purchase of an earlier release joins the list by date"
EARLIER = "an order of an earlier release, and its buyer, join the lists of the desk"
MONEY = "money of an earlier release joins the lists over all orders"
KEYED = "an organizer who has passkeys is erased"
NOTED = "when a key or a session was used last is noted ten minutes after"

RULED = "rules accept an order of a marketplace, and it becomes ours"
RETURNED = "what a marketplace cancels gives its stock back, and our order follows"
MANAGED = "accounts are listed and removed, addresses renewed again, rules tried, lines bound to an offer"

PROBED = "a channel that did not answer is asked what does no harm, before a message is risked"

SPLIT = "an order that was accepted is split by its marketplace, and its parent stays as it is"
UNASKED = "a marketplace that cannot be asked pushes an order"
RENEWED = "an order comes by an address that was renewed, and the earlier ones end"
UNTOLD = "a poll finds what no push has brought"
SUPPLIED = "a line is accepted from a supplier's offer, and reserved there"
LOGGED = "somebody looks through the integration log otherwise than by order and for what failed"
HEARD = "people at the desk hear of orders and accounts of marketplaces, where something went wrong"

SELDOM: Mapping[tuple[str, Right], str] = {
    ("sync_external", ("dynamodb:ConditionCheckItem", "ExternalTable")): SPLIT,
    ("run_jobs", ("dynamodb:ConditionCheckItem", "ExternalTable")): SPLIT,
    ("sync_external", ("dynamodb:GetItem", "OffersTable")): SUPPLIED,
    ("sync_external", ("dynamodb:GetItem", "IntegrationsTable")): UNASKED,
    ("sync_external", ("dynamodb:DeleteItem", "ExternalTable")): RENEWED,
    ("run_jobs", ("dynamodb:Query", "IntegrationsTable/by_time")): UNTOLD,
    ("read_inbox", ("dynamodb:Query", "ExternalTable")): HEARD,
    **{
        ("api_handler", ("dynamodb:Query", f"IntegrationsTable/{index}")): LOGGED for index in ("by_time", "correlated")
    },
    ("api_handler", ("dynamodb:BatchGetItem", "ExternalTable")): MANAGED,
    ("api_handler", ("dynamodb:DeleteItem", "ExternalTable")): MANAGED,
    ("api_handler", ("dynamodb:Query", "ExternalTable")): MANAGED,
    ("api_handler", ("dynamodb:Query", "ExternalTable/waiting")): MANAGED,
    ("api_handler", ("dynamodb:UpdateItem", "OffersTable")): MANAGED,
    ("api_handler", ("ssm:DeleteParameter", "accounts")): MANAGED,
    ("send_notices", ("sns:CheckIfPhoneNumberIsOptedOut", PHONES)): PROBED,
    ("sync_external", ("dynamodb:BatchGetItem", "BuyersTable")): RULED,
    ("sync_external", ("dynamodb:ConditionCheckItem", "BuyersTable")): RULED,
    ("sync_external", ("dynamodb:PutItem", "BuyersTable")): RULED,
    ("sync_external", ("dynamodb:PutItem", "DeliveriesTable")): RULED,
    ("sync_external", ("dynamodb:PutItem", "OrdersTable")): RULED,
    ("sync_external", ("dynamodb:PutItem", "PurchasesTable")): RULED,
    ("sync_external", ("dynamodb:Query", "BuyersTable/phones")): RULED,
    ("sync_external", ("dynamodb:Query", "OffersTable")): RULED,
    ("sync_external", ("dynamodb:UpdateItem", "CommunitiesTable")): RULED,
    ("sync_external", ("dynamodb:UpdateItem", "OffersTable")): RULED,
    ("sync_external", ("dynamodb:UpdateItem", "PurchasesTable")): RULED,
    ("run_jobs", ("dynamodb:UpdateItem", "OffersTable")): RETURNED,
    ("api_handler", ("s3:ListBucket", "UploadsBucket")): MISSING,
    ("api_handler", ("dynamodb:Query", "PaymentsTable")): LONG,
    ("api_handler", ("dynamodb:UpdateItem", "CredentialsTable")): NOTED,
    ("run_jobs", ("dynamodb:BatchWriteItem", "CredentialsTable")): KEYED,
    ("run_jobs", ("dynamodb:BatchGetItem", "ImportsTable")): LAST,
    ("run_jobs", ("dynamodb:PutItem", "ImportsTable")): LAST,
    ("run_jobs", ("dynamodb:Scan", "CommunitiesTable")): MANY,
    ("run_jobs", ("sqs:SendMessage", "JobsQueue")): MANY,
    ("run_jobs", ("sqs:SendMessageBatch", "JobsQueue")): MANY,
    ("run_jobs", ("dynamodb:UpdateItem", "PurchasesTable")): BEFORE,
    ("run_jobs", ("dynamodb:UpdateItem", "OrdersTable")): EARLIER,
    ("run_jobs", ("dynamodb:UpdateItem", "BuyersTable")): EARLIER,
    ("run_jobs", ("dynamodb:BatchGetItem", "OrdersTable")): EARLIER,
    ("run_jobs", ("dynamodb:UpdateItem", "PaymentsTable")): MONEY,
    ("run_jobs", ("dynamodb:UpdateItem", "ClaimsTable")): MONEY,
    ("propagate_purchases", ("dynamodb:UpdateItem", "PurchasesTable")): BEFORE,
    ("send_notices", ("dynamodb:GetItem", "PurchasesTable")): DECIDED,
    ("send_notices", ("dynamodb:BatchGetItem", "PurchasesTable")): DECIDED,
    ("send_notices", ("dynamodb:Query", "PurchasesTable/by_date")): DECIDED,
    ("import_orders", ("s3:ListBucket", "UploadsBucket")): MISSING,
    ("propagate_purchases", ("s3:ListBucket", "UploadsBucket")): MISSING,
    ("import_orders", ("dynamodb:UpdateItem", "PointsTable")): LATE,
    ("propagate_purchases", ("dynamodb:GetItem", "OrdersTable")): AGAIN,
    ("propagate_purchases", ("dynamodb:Query", "CommunitiesTable")): HOSTED,
    ("propagate_purchases", ("dynamodb:PutItem", "PurchasesTable")): HOSTED,
    ("propagate_purchases", ("dynamodb:BatchGetItem", "ClaimsTable")): HANDED_ON,
    ("propagate_purchases", ("dynamodb:PutItem", "ClaimsTable")): HANDED_ON,
}
"""Rights of functions that no call of a journey may need, and what they are for."""


@pytest.fixture(scope="module")
def used(deployed: Rehearsal, left: Leaving) -> Mapping[str, Set[Right]]:
    """By function."""
    names = _names(deployed.client("cloudformation"))
    calls = list(_calls(deployed.client("cloudtrail")))
    functions = deployed.client("lambda").list_functions()["Functions"]
    return {each["FunctionName"].rpartition("-")[2]: _used(_key(each), calls, names) for each in functions}


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.name)
def test_a_function_uses_every_right_it_has(used: Mapping[str, Set[Right]], function: Any) -> None:
    granted, seldom = _granted(function.name), {right for name, right in SELDOM if name == function.name}
    assert sorted(used[function.name] - granted) == []
    assert sorted(granted - used[function.name] - seldom) == []


def test_what_is_seldom_needed_is_granted() -> None:
    assert [(name, right) for name, right in SELDOM if right not in _granted(name)] == []


def _used(key: str, calls: list[dict[str, Any]], names: Names) -> Set[Right]:
    return {right for call in calls if is_made_by(key, call) for right in rights(call, names)}


def _granted(function: str) -> Set[Right]:
    (written,) = [policy(each) for each in FUNCTIONS if each.name == function]
    statements = [(action, _resources(each)) for each in written["Statement"] for action in each["Action"]]
    own = [each for each in statements if each[0] not in OF_LAMBDA and not each[0].startswith(MAIL)]
    return {(action, resource) for action, resources in own for resource in resources}


def _resources(statement: Mapping[str, Any]) -> Iterable[str]:
    return [PHONES] if "NotResource" in statement else map(_logical, statement["Resource"])


def _logical(resource: dict[str, Any]) -> str:
    """What a policy names: a table, an index behind it, a bucket whatever lies in it."""
    if "Fn::GetAtt" in resource:
        return str(resource["Fn::GetAtt"][0])
    name = str(resource.get("Ref") or resource["Fn::Sub"])
    if name.endswith("-accounts/*"):
        return ACCOUNTS
    return name.removesuffix("/*").replace("${", "").replace(".Arn}", "").replace("/index/", "/")


def _names(cloudformation: Any) -> Names:
    pages = cloudformation.get_paginator("list_stack_resources").paginate(StackName=STACK)
    found = [each for page in pages for each in page["StackResourceSummaries"]]
    return {each["PhysicalResourceId"]: each["LogicalResourceId"] for each in found}


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
