"""The package in a local cloud: the gateway, real function processes, and IAM policies that are enforced."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from infra.deploying.artifacts import bucket_name, ensure_bucket, upload
from infra.deploying.parameters import parameters
from infra.deploying.stack import Stack
from infra.local import ministack, stack
from infra.local.child import Child
from infra.local.environments import ROOT
from infra.local.ports import LOOPBACK, free_port
from infra.local.variables import DEMO, inherited
from infra.packaging.__main__ import package

STAGE = "rehearsal"


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

    def logs(self, function: str) -> list[str]:
        """Everything a function has written so far."""
        logs = stack.client(self.backend.url, "logs")
        group = f"/aws/lambda/kabinet-{STAGE}-{function}"
        pages = logs.get_paginator("filter_log_events").paginate(logGroupName=group)
        return [event["message"] for page in pages for event in page["events"]]


@contextmanager
def rehearsed(scratch: Path) -> Iterator[Rehearsal]:
    """Package, deploy, start the sandbox; all of it is gone at the end."""
    template = package(STAGE, scratch / "build")
    sandbox_port = free_port()
    sandbox = f"http://{LOOPBACK}:{sandbox_port}/"
    with ministack.running(auth=True) as backend:
        outputs = _deploy(backend.url, template, sandbox)
        cabinet = f"{backend.url}/restapis/{outputs['RestAPIId']}/api/_user_request_/"
        command = [sys.executable, "-m", "infra.sandbox", "--port", str(sandbox_port)]
        command += ["--cabinet", f"{cabinet}app", "--state", str(scratch / "sandbox")]
        partner = Child("sandbox", command, {**inherited(), **DEMO}, scratch / "sandbox.log")
        try:
            partner.wait_until_ready(sandbox)
            yield Rehearsal(cabinet, sandbox, _operator(backend.url), backend)
        finally:
            partner.stop()


def _deploy(url: str, template: Path, sandbox: str) -> dict[str, str]:
    s3 = stack.client(url, "s3")
    bucket = bucket_name(stack.client(url, "sts"))
    ensure_bucket(s3, bucket)
    deployed = Stack(stack.client(url, "cloudformation"), f"kabinet-{STAGE}")
    given = parameters(
        json.loads(template.read_text("utf-8")), STAGE, set(), ask=_refuse, given=_settings(url, sandbox)
    )
    deployed.change(upload(s3, bucket, template), given, confirm=bool, pause=1)
    return deployed.outputs()


def _settings(url: str, sandbox: str) -> dict[str, str]:
    return {
        **{name: value for name, value in DEMO.items() if name != "OK_BOT_TOKEN"},
        "TOKEN_KEYS": "a-key-of-the-rehearsal-that-is-long-enough",
        "OK_API_URL": sandbox,
        "OK_API_SERVERS": sandbox,
        "OK_FRAME_ANCESTORS": sandbox.rstrip("/"),
        "CABINET_LINK": f"{sandbox}?group={{group}}&app={{app}}&order={{number}}",
        "UPLOAD_ORIGIN": url,
        "COALESCING_SECONDS": "1",
        "ENCRYPTED_TRANSPORT": "optional",
    }


def _operator(url: str) -> dict[str, str]:
    """Credentials and the bot's token: everything else the stack says of itself."""
    return {**inherited(), **stack.endpoint(url), **ministack.CREDENTIALS, "OK_BOT_TOKEN": DEMO["OK_BOT_TOKEN"]}


def _refuse(question: str, hidden: bool) -> str:
    raise AssertionError(f"the rehearsal has no answer to: {question}")
