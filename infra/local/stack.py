"""The deployed resources template, created in a local backend."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

import boto3
import botocore.session
from botocore.client import BaseClient
from botocore.config import Config
from botocore.exceptions import ClientError

from infra import environment
from infra.local.ministack import CREDENTIALS, REGION
from infra.local.problem import Problem
from infra.resources.lists import LISTS, Lists
from infra.resources.table_resources import EXPIRING
from infra.resources.template import template_body


def create(
    url: str,
    stage: str = "local",
    *,
    prefix: str = "kabinet",
    parameters: Mapping[str, str] | None = None,
) -> dict[str, str]:
    """Create or update the stack `<prefix>-<stage>`; returns the application's environment, credentials included."""
    variables = made(partial(client, url), stage, prefix=prefix, parameters=parameters)
    return variables | CREDENTIALS | endpoint(url) | {"STAGE": stage}


def made(
    connect: Callable[[str], Any],
    stage: str,
    *,
    prefix: str = "kabinet",
    parameters: Mapping[str, str] | None = None,
    lists: Lists = LISTS,
    template: str | None = None,
) -> dict[str, str]:
    """Where all that is in the lists can be found, made or brought up to date in the cloud of these clients."""
    stack = f"{prefix}-{stage}"
    _submit(connect("cloudformation"), stack, template or template_body(lists), {"Stage": stage, **(parameters or {})})
    variables = environment.from_outputs(_outputs(connect("cloudformation"), stack))
    expiring = [f"{variables['RESOURCE_PREFIX']}{table.name}" for table in lists.tables if table.expires]
    _apply_time_to_live(connect("dynamodb"), expiring)
    return variables


def endpoint(url: str) -> dict[str, str]:
    """What botocore reads to talk to the local backend only."""
    return {
        "AWS_ENDPOINT_URL": url,
        "AWS_DEFAULT_REGION": REGION,
        "AWS_REGION": REGION,
        "AWS_EC2_METADATA_DISABLED": "true",
    }


def client(url: str, service: str) -> BaseClient:
    """A client of the local backend, whatever the caller's own AWS configuration is."""
    return _session().client(
        service,
        region_name=REGION,
        endpoint_url=url,
        aws_access_key_id=CREDENTIALS["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=CREDENTIALS["AWS_SECRET_ACCESS_KEY"],
        config=Config(connect_timeout=2, read_timeout=30, retries={"max_attempts": 1}, max_pool_connections=20),
    )


def _submit(cloudformation: Any, stack: str, template: str, parameters: Mapping[str, str]) -> None:
    request = {
        "StackName": stack,
        "TemplateBody": template,
        "Parameters": [{"ParameterKey": name, "ParameterValue": value} for name, value in parameters.items()],
    }
    try:
        cloudformation.create_stack(**request)
        cloudformation.get_waiter("stack_create_complete").wait(StackName=stack, WaiterConfig={"Delay": 1})
    except cloudformation.exceptions.AlreadyExistsException:
        _update(cloudformation, stack, request)


def _update(cloudformation: Any, stack: str, request: dict[str, Any]) -> None:
    try:
        cloudformation.update_stack(**request)
    except ClientError as error:
        if "No updates are to be performed" in str(error):
            return
        raise
    cloudformation.get_waiter("stack_update_complete").wait(StackName=stack, WaiterConfig={"Delay": 1})


def _outputs(cloudformation: Any, stack: str) -> dict[str, str]:
    described = cloudformation.describe_stacks(StackName=stack)["Stacks"][0]
    if not described["StackStatus"].endswith("_COMPLETE") or "ROLLBACK" in described["StackStatus"]:
        raise Problem(
            f"The local resources could not be made ({described.get('StackStatusReason', described['StackStatus'])})."
        )
    return {output["OutputKey"]: output["OutputValue"] for output in described["Outputs"]}


def _apply_time_to_live(dynamodb: Any, tables: Iterable[str]) -> None:
    """MiniStack's and moto's CloudFormation drop this property of a table, the cloud's does not."""
    for table in tables:
        current = dynamodb.describe_time_to_live(TableName=table)["TimeToLiveDescription"]
        if current["TimeToLiveStatus"] != "ENABLED":
            dynamodb.update_time_to_live(TableName=table, TimeToLiveSpecification=EXPIRING)


def _session() -> boto3.session.Session:
    core = botocore.session.get_session({"profile": (None, None, None, None)})  # AWS_PROFILE is read nowhere
    core.set_config_variable("ignore_configured_endpoint_urls", True)
    return boto3.session.Session(botocore_session=core)
