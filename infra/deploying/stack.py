"""A CloudFormation stack, changed only by change sets that were looked at."""

import json
import time
from collections.abc import Callable
from typing import Any

from botocore.exceptions import ClientError, WaiterError

from infra.local.problem import Problem

CAPABILITIES = ["CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND"]

Change = tuple[str, str, str]
"""Action, logical id, type of resource."""


class Stack:
    """One stage."""

    def __init__(self, cloudformation: Any, name: str) -> None:
        self._cloudformation = cloudformation
        self.name = name

    def parameters(self) -> dict[str, str]:
        """What it was made with, secrets as stars; empty when there is no such stack yet."""
        described = self._described().get("Parameters", [])
        return {parameter["ParameterKey"]: parameter.get("ParameterValue", "") for parameter in described}

    def outputs(self) -> dict[str, str]:
        return {output["OutputKey"]: output["OutputValue"] for output in self._described().get("Outputs", [])}

    def template(self) -> dict[str, Any]:
        """As it was deployed; without resources when there is no such stack yet."""
        if not self._described():
            return {"Resources": {}}
        body = self._cloudformation.get_template(StackName=self.name, TemplateStage="Original")["TemplateBody"]
        template: dict[str, Any] = json.loads(body) if isinstance(body, str) else body
        return template

    def change(
        self,
        template_url: str,
        parameters: list[dict[str, Any]],
        confirm: Callable[[list[Change]], bool],
        pause: int = 5,
    ) -> bool:
        """Plan, ask, act and wait. False when there was nothing to do or the answer was no; Problem when it failed."""
        exists = bool(self._described())
        plan = self._plan(template_url, parameters, "UPDATE" if exists else "CREATE", pause)
        if not plan:
            return False
        if not confirm(plan["changes"]):
            self._cloudformation.delete_change_set(ChangeSetName=plan["id"])
            return False
        self._cloudformation.execute_change_set(ChangeSetName=plan["id"])
        waiter = self._cloudformation.get_waiter(f"stack_{'update' if exists else 'create'}_complete")
        try:
            waiter.wait(StackName=self.name, WaiterConfig={"Delay": pause, "MaxAttempts": 720})
        except WaiterError as error:
            raise Problem(f"The stack {self.name} was not changed:\n{self._reasons()}") from error
        return True

    def _plan(self, url: str, parameters: list[dict[str, Any]], kind: str, pause: int) -> dict[str, Any]:
        change_set = self._cloudformation.create_change_set(
            StackName=self.name,
            ChangeSetName=f"change-{time.time_ns()}",
            ChangeSetType=kind,
            TemplateURL=url,
            Parameters=parameters,
            Capabilities=CAPABILITIES,
        )["Id"]
        waiter = self._cloudformation.get_waiter("change_set_create_complete")
        try:
            waiter.wait(ChangeSetName=change_set, WaiterConfig={"Delay": pause, "MaxAttempts": 120})
        except WaiterError as error:
            reason = self._cloudformation.describe_change_set(ChangeSetName=change_set).get("StatusReason", "")
            if "didn't contain changes" in reason or "No updates" in reason:
                return {}
            raise Problem(f"The change of {self.name} cannot be planned: {reason}") from error
        return {"id": change_set, "changes": self._changes(change_set)}

    def _changes(self, change_set: str) -> list[Change]:
        pages = self._cloudformation.get_paginator("describe_change_set").paginate(ChangeSetName=change_set)
        changes = [change["ResourceChange"] for page in pages for change in page["Changes"]]
        return [(change["Action"], change["LogicalResourceId"], change["ResourceType"]) for change in changes]

    def _described(self) -> dict[str, Any]:
        try:
            described: dict[str, Any] = self._cloudformation.describe_stacks(StackName=self.name)["Stacks"][0]
        except ClientError as error:
            if "does not exist" in str(error):
                return {}
            raise
        # A stack that was only planned has no resources: it is made by the next plan of a creation.
        return {} if described["StackStatus"] == "REVIEW_IN_PROGRESS" else described

    def _reasons(self) -> str:
        events = self._cloudformation.describe_stack_events(StackName=self.name)["StackEvents"]
        failed = [event for event in events if event["ResourceStatus"].endswith("FAILED")]
        return "\n".join(f"  {event['LogicalResourceId']}: {event.get('ResourceStatusReason', '')}" for event in failed)
