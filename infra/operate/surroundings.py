"""Which Kabinet a command is for: the one running in this folder, or a deployed stage."""

import json
import os
from secrets import token_urlsafe

import boto3

from chalicelib.bootstrap import Container, build
from chalicelib.settings import Settings
from infra import environment
from infra.local.memory import Memory
from infra.local.problem import Problem
from infra.packaging.functions import SECRETS, SETTINGS


def container_of(stage: str) -> Container:
    """The container of ``stage``; ``local`` needs `make run` to be running, others the credentials of the account."""
    if stage != "local":
        return build(Settings.read(_deployed(stage)))
    place = Memory().environment
    if not place.exists():
        raise Problem("Nothing runs in this folder. Start it first: make run")
    settings = json.loads(place.read_text("utf-8"))
    os.environ.update(settings)  # botocore reads the endpoint and the credentials there
    return build(Settings.read(settings))


def _deployed(stage: str) -> dict[str, str]:
    """What the stack says of itself; its secrets stay where they are.

    An operator signs nothing but the places in his own lists. The application's secret he may bring himself.
    """
    client = boto3.client("cloudformation")
    stacks = client.describe_stacks(StackName=f"kabinet-{stage}")["Stacks"]
    outputs = {each["OutputKey"]: each["OutputValue"] for each in stacks[0].get("Outputs", ())}
    given = {each["ParameterKey"]: each["ParameterValue"] for each in stacks[0].get("Parameters", ())}
    plain = {variable: given[value["Ref"]] for variable, value in SETTINGS.items() if value.get("Ref") in given}
    brought = {name: os.environ.get(name, "") for name in SECRETS} | {"TOKEN_KEYS": token_urlsafe()}
    return {**brought, **plain, **environment.from_outputs(outputs), "STAGE": stage}
