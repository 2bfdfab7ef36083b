"""`make deploy STAGE=…`: packages, shows what would change, asks, and changes it (docs/deploy.md)."""

import argparse
import getpass
import json
import os
import sys

import boto3
from botocore.exceptions import BotoCoreError, ClientError

from infra.deploying import pages
from infra.deploying.artifacts import bucket_name, ensure_bucket, upload, upload_template
from infra.deploying.indexes import steps
from infra.deploying.origins import missing
from infra.deploying.parameters import parameters
from infra.deploying.stack import Change, Stack
from infra.local.environments import ROOT
from infra.local.problem import Problem
from infra.packaging.__main__ import package
from infra.pages.building import build


def deploy(stage: str) -> None:
    """Into the account and region that the environment names, as any AWS tool finds them."""
    session = boto3.session.Session()
    if not session.region_name:
        raise Problem("Name the region: AWS_DEFAULT_REGION=…")
    sts, s3, cloudformation = (session.client(name) for name in ("sts", "s3", "cloudformation"))
    bucket = bucket_name(sts)
    _confirm(f"Deploy stage {stage} with artifacts in {bucket}?")
    template = package(stage, ROOT / "build" / stage)
    stack = Stack(cloudformation, f"kabinet-{stage}")
    packaged = json.loads(template.read_text("utf-8"))
    known = stack.parameters()
    wanted = parameters(packaged, stage, known, ask=_ask, given=os.environ)
    ensure_bucket(s3, bucket)
    pages.upload(s3, pages.bucket_name(sts, stack.name), build(), to_all=pages.is_given(wanted, known))
    for step in steps(stack.template(), packaged):
        print("Before the release, one more index of a table (only one can be added at a time):")
        if not stack.change(upload_template(s3, bucket, step), _as_they_are(stack), _approve):
            raise Problem("Nothing further was changed.")
    placed = upload(s3, bucket, template)
    changed = stack.change(placed, wanted, _approve)
    if origins := missing(stack.parameters(), stack.outputs()):
        print(f"The cabinet's address is known now: let its pages upload files, and no others ({origins}).")
        stack.change(placed, _as_they_are(stack, PageOrigins=origins), _approve)
    print("Deployed." if changed else "Nothing was changed.")
    print(f"The cabinet: {stack.outputs().get('EndpointURL', '(not deployed yet)')}app")


def _as_they_are(stack: Stack, **changed: str) -> list[dict[str, object]]:
    kept: list[dict[str, object]] = [
        {"ParameterKey": name, "UsePreviousValue": True} for name in sorted(stack.parameters().keys() - changed)
    ]
    for name, value in changed.items():
        kept.append({"ParameterKey": name, "ParameterValue": value})
    return kept


def _approve(changes: list[Change]) -> bool:
    for action, name, kind in changes:
        print(f"  {action:<8} {name:<32} {kind}")
    return _yes(f"Make these {len(changes)} changes?")


def _confirm(question: str) -> None:
    if not _yes(question):
        raise Problem("Nothing was changed.")


def _yes(question: str) -> bool:
    return input(f"{question} [y/N] ").strip().lower() in {"y", "yes"}


def _ask(question: str, hidden: bool) -> str:
    return (getpass.getpass if hidden else input)(f"{question}: ").strip()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stage", required=True)
    stage = parser.parse_args().stage
    if stage == "local":
        raise Problem("Name the stage to deploy: make deploy STAGE=prod. The local one is started by make run.")
    deploy(stage)


if __name__ == "__main__":
    try:
        main()
    except (Problem, BotoCoreError, ClientError) as problem:
        sys.exit(str(problem))
    except (EOFError, KeyboardInterrupt):
        sys.exit("\nNothing was changed.")
