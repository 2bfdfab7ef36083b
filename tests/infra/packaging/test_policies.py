"""Least privilege, as far as a template shows it; the deployed test proves that nothing is missing."""

from collections.abc import Iterator
from typing import Any

import pytest

from infra.resources.buckets import DAYS
from infra.resources.functions import FUNCTIONS
from infra.resources.queues import QUEUES
from infra.resources.tables import TABLES

NAMES = [*(table.name.title() for table in TABLES), *map(str.title, DAYS)]
OWN_ROLES = {function.logical: f"{function.logical}Role".replace("API", "Api") for function in FUNCTIONS}
# Streams of one log group, objects of one bucket, streams of one table: their names are not known beforehand.
OPEN_ENDS = (
    *(":*", "${UploadsBucket.Arn}/*", "${ProofsBucket.Arn}/*", "${JournalTable.Arn}/stream/*", "-accounts/*"),
    ":identity/*",
)
OF_PHONES = {"sns:Publish", "sns:CheckIfPhoneNumberIsOptedOut"}


def statements(template: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for role in OWN_ROLES.values():
        for policy in template["Resources"][role]["Properties"]["Policies"]:
            for statement in policy["PolicyDocument"]["Statement"]:
                yield role, statement


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.name)
def test_every_function_has_a_role_of_its_own(template: dict[str, Any], function: Any) -> None:
    role = template["Resources"][function.logical]["Properties"]["Role"]
    assert role == {"Fn::GetAtt": [OWN_ROLES[function.logical], "Arn"]}


def test_no_statement_allows_a_family_of_actions(template: dict[str, Any]) -> None:
    assert [action for _, each in statements(template) for action in each["Action"] if "*" in action] == []


def test_every_statement_names_its_resources(template: dict[str, Any]) -> None:
    """The account of SES has none, and a phone is whatever is no topic."""
    named = [each for _, each in statements(template) if each["Action"] != ["ses:GetAccount"]]
    resources = [resource for each in named for resource in each.get("Resource", ())]
    assert {each["Action"][0] for each in named if "Resource" not in each} == OF_PHONES
    texts = [resource if isinstance(resource, str) else resource.get("Fn::Sub", "") for resource in resources]
    assert [text for text in texts if "*" in text and not text.endswith(OPEN_ENDS)] == []


def allowed(template: dict[str, Any], action: str) -> set[tuple[str, str]]:
    """By role and table or bucket: where an action is allowed."""
    return {
        (role.removesuffix("Role"), next(name for name in NAMES if f"{name}Table" in text or f"{name}Bucket" in text))
        for role, each in statements(template)
        for text in map(str, each.get("Resource", ()))
        if action in each["Action"]
    }


def test_tokens_are_read_by_who_calls_ok_with_them_and_kept_by_the_api(template: dict[str, Any]) -> None:
    touching = {
        (role.removesuffix("Role"), *each["Action"])
        for role, each in statements(template)
        if "SecretsTable" in str(each.get("Resource", ()))
    }
    assert touching == {
        ("SendNotices", "dynamodb:BatchGetItem"),
        ("ReadInbox", "dynamodb:BatchGetItem"),
        ("RunJobs", "dynamodb:GetItem"),
        ("ApiHandler", "dynamodb:PutItem"),
    }


def test_only_erasing_a_person_removes_rows_and_collecting_comments_writes_them_without_a_commit(
    template: dict[str, Any],
) -> None:
    """The API removes the one mark that kept an erased person away, when he comes himself; organizers, views, keys."""
    assert allowed(template, "dynamodb:DeleteItem") == {
        ("RunJobs", "Buyers"),
        ("ApiHandler", "Buyers"),
        ("ApiHandler", "Communities"),
        ("ApiHandler", "Credentials"),
        ("ApiHandler", "External"),  # an address of a marketplace
        ("SyncExternal", "External"),  # the earlier ones, once an order came by a later one
    }
    assert allowed(template, "dynamodb:BatchWriteItem") == {
        ("RunJobs", "Comments"),
        ("RunJobs", "Notices"),
        ("RunJobs", "Messages"),
        ("RunJobs", "Credentials"),
    }


def test_proofs_go_when_a_person_is_erased_or_when_they_are_none(template: dict[str, Any]) -> None:
    """A proof of an erased person may still lie where it was uploaded."""
    deleting = {("RunJobs", "Proofs"), ("RunJobs", "Uploads"), ("ApiHandler", "Proofs")}
    assert allowed(template, "s3:DeleteObject") == deleting


def test_imports_are_moved_by_their_organizer_their_steps_and_jobs(template: dict[str, Any]) -> None:
    writing = {role for role, table in allowed(template, "dynamodb:PutItem") if table == "Imports"}
    assert writing == {"ApiHandler", "ImportOrders", "RunJobs"}
    reading = {role for role, table in allowed(template, "dynamodb:GetItem") if table == "Imports"}
    assert reading >= {"ImportOrders", "RunJobs"}


def test_nobody_rewrites_the_journal_or_a_ledger(template: dict[str, Any]) -> None:
    """Rows are put with a condition; a job puts entries of before into lists; nothing else touches them."""
    for action in ("UpdateItem", "DeleteItem", "BatchWriteItem"):
        touching = {each for each in allowed(template, f"dynamodb:{action}") if each[1] in ("Journal", "Payments")}
        assert touching == ({("RunJobs", "Payments")} if action == "UpdateItem" else set())


MARKETS = ("ApiHandler", "SyncExternal", "RunJobs")
"""They call marketplaces, which is counted, and make orders of ours of what they show: numbers, stock."""


def test_numbers_are_counted_only_where_counters_are(template: dict[str, Any]) -> None:
    """Rows of an earlier release join lists that came later, too."""
    assert allowed(template, "dynamodb:UpdateItem") == {
        ("ImportOrders", "Communities"),
        ("ImportOrders", "Deliveries"),
        ("ImportOrders", "Points"),
        ("ImportOrders", "Purchases"),
        ("PropagatePurchases", "Points"),
        ("PropagatePurchases", "Purchases"),
        *(("RunJobs", table) for table in ("Purchases", "Orders", "Buyers", "Payments", "Claims")),
        ("ReadInbox", "Purchases"),
        ("ApiHandler", "Purchases"),
        ("ApiHandler", "Points"),
        ("ApiHandler", "Deliveries"),
        ("ApiHandler", "Credentials"),  # when a key or a session was used last
        ("SendNotices", "Notices"),
        *((role, table) for role in MARKETS for table in ("External", "Offers")),
        *((role, "Communities") for role in ("ApiHandler", "SyncExternal")),
        ("SyncExternal", "Purchases"),
    }


def test_tables_are_scanned_by_the_clock_alone_and_by_what_goes_on_with_its_scan(template: dict[str, Any]) -> None:
    assert allowed(template, "dynamodb:Scan") == {
        ("CollectComments", "Communities"),
        ("WakeCommunities", "Communities"),
        ("PollMarketplaces", "Communities"),
        ("RunJobs", "Communities"),
    }


@pytest.mark.parametrize("queue", QUEUES, ids=lambda queue: queue.name)
def test_a_consumer_sends_only_to_the_failures_of_its_queue(template: dict[str, Any], queue: Any) -> None:
    """And a job asks for what is left of it."""
    (role,) = [OWN_ROLES[function.logical] for function in FUNCTIONS if function.name == queue.consumer]
    own = [each for holder, each in statements(template) if holder == role]
    of_queues = [
        (action, each.get("Resource", ())) for each in own for action in each["Action"] if action.startswith("sqs:")
    ]
    sent = [resource for action, resources in of_queues for resource in resources if action == "sqs:SendMessage"]
    again = [{"Fn::GetAtt": [queue.logical, "Arn"]}] if queue.name == "jobs" else []
    failures = {"Fn::GetAtt": [queue.failures, "Arn"]}
    assert sorted(sent, key=str) == sorted([failures, *again], key=str)
    consumed = [resources for action, resources in of_queues if not action.startswith("sqs:Send")]
    assert consumed == [[{"Fn::GetAtt": [queue.logical, "Arn"]}]] * 4
