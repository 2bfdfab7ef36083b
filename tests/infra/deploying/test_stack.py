"""A stack is changed only after somebody looked at the changes."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from infra.deploying.artifacts import ensure_bucket, upload
from infra.deploying.stack import Change, Stack
from infra.local import ministack, stack
from infra.local.problem import Problem


class Account:
    """A local cloud with a bucket of artifacts, and templates of one resource in it."""

    def __init__(self, url: str) -> None:
        self.s3 = stack.client(url, "s3")
        self.cloudformation = stack.client(url, "cloudformation")
        ensure_bucket(self.s3, "artifacts")

    def stack(self, name: str) -> Stack:
        return Stack(self.cloudformation, name)

    def template(self, folder: Any, **topic: Any) -> str:
        (folder / "deployment.zip").write_bytes(b"code")
        resource = {"Type": topic.pop("Type", "AWS::SNS::Topic"), "Properties": topic}
        (folder / "template.json").write_text(json.dumps({"Resources": {"Topic": resource}}))
        return upload(self.s3, "artifacts", folder / "template.json")


@pytest.fixture(scope="module")
def account() -> Iterator[Account]:
    with ministack.running() as backend:
        yield Account(backend.url)


def refuse(_changes: list[Change]) -> bool:
    return False


def test_a_refused_plan_changes_nothing_and_can_be_made_again(account: Account, tmp_path: Any) -> None:
    changed = account.stack("refused")
    url = account.template(tmp_path, DisplayName="first")
    assert not changed.change(url, [], refuse, pause=1)
    assert account.cloudformation.list_stack_resources(StackName="refused")["StackResourceSummaries"] == []
    assert changed.change(url, [], bool, pause=1)


def test_the_changes_are_shown_by_action_name_and_kind(account: Account, tmp_path: Any) -> None:
    shown: list[Change] = []

    def look(changes: list[Change]) -> bool:
        shown.extend(changes)
        return True

    account.stack("shown").change(account.template(tmp_path, DisplayName="first"), [], look, pause=1)
    assert shown == [("Add", "Topic", "AWS::SNS::Topic")]


def test_what_is_there_already_is_not_changed_again(account: Account, tmp_path: Any) -> None:
    changed = account.stack("same")
    url = account.template(tmp_path, DisplayName="first")
    assert changed.change(url, [], bool, pause=1)
    assert not changed.change(url, [], refuse, pause=1)


def test_a_failure_is_told_with_its_reason(account: Account, tmp_path: Any) -> None:
    url = account.template(tmp_path, Type="AWS::CloudWatch::Alarm")
    with pytest.raises(Problem, match="Topic: "):
        account.stack("failing").change(url, [], bool, pause=1)


def test_code_is_placed_by_its_content(account: Account, tmp_path: Any) -> None:
    """The same code is the same object, so an unchanged function is not deployed again."""
    assert account.template(tmp_path, DisplayName="x") == account.template(tmp_path, DisplayName="x")


def test_a_stack_tells_what_it_was_made_from(account: Account, tmp_path: Any) -> None:
    made = account.stack("told")
    assert made.template() == {"Resources": {}}
    made.change(account.template(tmp_path, DisplayName="first"), [], bool, pause=1)
    assert made.template()["Resources"]["Topic"]["Properties"] == {"DisplayName": "first"}
