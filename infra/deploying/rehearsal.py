"""The package in a local cloud: the gateway, real function processes, and IAM policies that are enforced."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from infra.deploying import pages
from infra.deploying.artifacts import bucket_name, ensure_bucket, upload
from infra.deploying.parameters import parameters
from infra.deploying.stack import Stack
from infra.local import ministack, stack
from infra.local.child import Child
from infra.local.environments import ROOT
from infra.local.lambda_events import schedule_event
from infra.local.ports import LOOPBACK, free_port
from infra.local.variables import DEMO, inherited
from infra.packaging.__main__ import package
from infra.pages.building import build

STAGE = "rehearsal"
STACK = f"kabinet-{STAGE}"

KEPT_BACK = frozenset({"OK_BOT_TOKEN", "TELEGRAM_BOT", "TELEGRAM_TOKEN"})
"""A community connects its bot itself; mail and SMS go by the local cloud's own SES and SNS, and Telegram is not there.
"""


@dataclass(frozen=True)
class Rehearsal:
    """A deployed Kabinet: where it answers, the sandbox beside it, and the environment an operator would have."""

    cabinet: str
    sandbox: str
    operator: Mapping[str, str]
    backend: ministack.MiniStack

    def operate(self, *arguments: str) -> str:
        """What an operator types; what it printed."""
        command = [sys.executable, "-m", "infra.operate", STAGE, *arguments]
        done = subprocess.run(
            command, cwd=ROOT, env=dict(self.operator), capture_output=True, text=True, check=False, timeout=60
        )
        if done.returncode:
            raise RuntimeError(f"{done.stdout}{done.stderr}")
        return done.stdout

    def client(self, service: str) -> Any:
        """Of the account's owner, who may do anything."""
        return _client(self.backend.url, service)

    def call(self, function: str, event: Mapping[str, Any]) -> Any:
        """What a function answers to an event that is handed to it past its source; RuntimeError when it raises."""
        answer = self.client("lambda").invoke(FunctionName=f"{STACK}-{function}", Payload=json.dumps(event))
        told = json.load(answer["Payload"])
        if "FunctionError" in answer:
            raise RuntimeError(f"{function}: {told}")
        return told

    def turn(self, function: str) -> None:
        """By the clock, now."""
        self.call(function, schedule_event(function))

    def waiting(self, queue: str) -> int:
        """Messages of a queue that can be seen now."""
        sqs = self.client("sqs")
        url = sqs.get_queue_url(QueueName=f"{STACK}-{queue}")["QueueUrl"]
        name = "ApproximateNumberOfMessages"
        return int(sqs.get_queue_attributes(QueueUrl=url, AttributeNames=[name])["Attributes"][name])

    def logs(self, function: str) -> list[str]:
        """Everything a function has written so far."""
        group = f"/aws/lambda/{STACK}-{function}"
        pages = self.client("logs").get_paginator("filter_log_events").paginate(logGroupName=group)
        return [event["message"] for page in pages for event in page["events"]]


@cache
def _client(url: str, service: str) -> Any:
    return stack.client(url, service)


@contextmanager
def rehearsed(scratch: Path) -> Iterator[Rehearsal]:
    """Package, deploy, start the sandbox; all of it is gone at the end."""
    template = package(STAGE, scratch / "build")
    sandbox_port = free_port()
    sandbox = f"http://{LOOPBACK}:{sandbox_port}/"
    with ministack.running(auth=True) as backend:
        cabinet = _deploy(backend.url, template, sandbox)
        command = [sys.executable, "-m", "infra.sandbox", "--port", str(sandbox_port)]
        command += ["--cabinet", f"{cabinet}app", "--state", str(scratch / "sandbox")]
        partner = Child("sandbox", command, {**inherited(), **DEMO}, scratch / "sandbox.log")
        try:
            partner.wait_until_ready(sandbox)
            yield Rehearsal(cabinet, sandbox, _operator(backend.url), backend)
        finally:
            partner.stop()


def _deploy(url: str, template: Path, sandbox: str) -> str:
    """Where it answers. Twice: only the first time shows the address, which the second tells the functions."""
    s3, sts = stack.client(url, "s3"), stack.client(url, "sts")
    bucket, pages_bucket = bucket_name(sts), pages.bucket_name(sts, STACK)
    ensure_bucket(s3, bucket)
    pages.upload(s3, pages_bucket, build(), to_all=True)  # the local cloud's distributions serve nothing
    deployed = Stack(stack.client(url, "cloudformation"), STACK)
    declared = _without_metric_math(json.loads(template.read_text("utf-8")))
    template.write_text(json.dumps(declared), "utf-8")
    placed = upload(s3, bucket, template)

    def change(given: Mapping[str, str]) -> None:
        told = parameters(declared, STAGE, deployed.parameters(), ask=_refuse, given=given)
        deployed.change(placed, told, confirm=bool, pause=1)

    change({**_settings(url, sandbox), "PAGES_URL": f"{url}/{pages_bucket}/"})
    cabinet = f"{url}/restapis/{deployed.outputs()['RestAPIId']}/api/_user_request_/"
    change({"PUBLIC_URL": cabinet, "PAGE_ORIGINS": url})
    return cabinet


def _without_metric_math(template: dict[str, Any]) -> dict[str, Any]:
    """The local cloud makes no alarm on what CloudWatch reckons from a metric; tests/infra/resources has those."""
    resources = {
        name: resource
        for name, resource in template["Resources"].items()
        if "Metrics" not in resource.get("Properties", {})
    }
    return {**template, "Resources": resources}


def _settings(url: str, sandbox: str) -> dict[str, str]:
    return {
        **{name: value for name, value in DEMO.items() if name not in KEPT_BACK},
        "TOKEN_KEYS": "a-key-of-the-rehearsal-that-is-long-enough",
        "OK_API_URL": sandbox,
        "OK_API_SERVERS": sandbox,
        "OK_SITE_URL": sandbox,
        "OK_FRAME_ANCESTORS": sandbox.rstrip("/"),
        "OZON_API_URL": f"{sandbox}ozon",
        "ZZAP_API_URL": f"{sandbox}zzap",
        "SMS_PREFIXES": "+7",
        "ALLOW_LOOPBACK": "yes",
        "CABINET_LINK": f"{sandbox}?group={{group}}&app={{app}}&order={{number}}",
        "UPLOAD_ORIGIN": url,
        "COALESCING_SECONDS": "1",
        "ENCRYPTED_TRANSPORT": "optional",
        "ALARM_EMAIL": "duty@example.org",
    }


def _operator(url: str) -> dict[str, str]:
    """Credentials and the bot's token: everything else the stack says of itself."""
    return {**inherited(), **stack.endpoint(url), **ministack.CREDENTIALS, "OK_BOT_TOKEN": DEMO["OK_BOT_TOKEN"]}


def _refuse(question: str, hidden: bool) -> str:
    raise AssertionError(f"the rehearsal has no answer to: {question}")
