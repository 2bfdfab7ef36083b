"""Least privilege, as far as a template shows it; the deployed test proves that nothing is missing."""

from collections.abc import Iterator
from typing import Any

import pytest

from infra.packaging.functions import FUNCTIONS

OWN_ROLES = {function.logical: f"{function.logical}Role".replace("API", "Api") for function in FUNCTIONS}
# Streams of one log group, objects of one bucket, streams of one table: their names are not known beforehand.
OPEN_ENDS = (":*", "${UploadsBucket.Arn}/*", "${JournalTable.Arn}/stream/*")


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
    resources = [resource for _, each in statements(template) for resource in each["Resource"]]
    texts = [resource if isinstance(resource, str) else resource.get("Fn::Sub", "") for resource in resources]
    assert [text for text in texts if "*" in text and not text.endswith(OPEN_ENDS)] == []


def test_only_the_sender_of_notices_and_the_keeper_of_bots_read_tokens(template: dict[str, Any]) -> None:
    readers = {role for role, each in statements(template) if "SecretsTable" in str(each["Resource"])}
    assert readers == {"SendNoticesRole", "KeepBotsAliveRole"}


def test_nobody_may_delete_rows_or_rewrite_the_journal(template: dict[str, Any]) -> None:
    allowed = {action for _, each in statements(template) for action in each["Action"]}
    assert allowed & {"dynamodb:DeleteItem", "dynamodb:BatchWriteItem", "s3:DeleteObject"} == set()
