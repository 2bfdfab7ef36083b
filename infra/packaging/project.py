"""Chalice's own packaging, run on a clean copy of what ships."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from infra.local.environments import ROOT
from infra.local.problem import Problem
from infra.resources.lists import LISTS, Lists
from infra.resources.policies import policy

SHIPPED = ("app.py", "chalicelib", "requirements.txt", ".chalice/config.json")
PLACEHOLDER_STREAM = "arn:aws:dynamodb:region:account:table/journal/stream/now"
"""Chalice drops a stream's consumer when its ARN is empty; the merge puts the reference here."""


def copy_project(place: Path) -> None:
    """What ships and nothing else: no caches, no local deployments."""
    shutil.rmtree(place, ignore_errors=True)
    for name in SHIPPED:
        source, target = ROOT / name, place / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", "*.pyc"))
        else:
            shutil.copy2(source, target)
    write_functions(place / ".chalice")


def write_functions(place: Path, lists: Lists = LISTS) -> None:
    """Into Chalice's configuration: what each function may do, and for how long."""
    config = json.loads((place / "config.json").read_text("utf-8"))
    config["lambda_functions"] = {
        function.name: {
            "iam_policy_file": f"policies/{function.name}.json",
            "lambda_timeout": function.timeout,
            "lambda_memory_size": function.memory,
        }
        for function in lists.functions
    }
    (place / "config.json").write_text(json.dumps(config), "utf-8")
    (place / "policies").mkdir()
    for function in lists.functions:
        (place / "policies" / f"{function.name}.json").write_text(json.dumps(policy(function, lists)), "utf-8")


def chalice_package(project: Path, stage: str, merge_template: Path, out: Path) -> None:
    """Leaves sam.json and deployment.zip in `out`."""
    command = [str(Path(sys.executable).with_name("chalice")), "package", "--stage", stage]
    command += ["--merge-template", str(merge_template), str(out)]
    done = subprocess.run(
        command, cwd=project, env=_environment(), capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False
    )
    if done.returncode or "Could not install dependencies" in done.stdout:
        raise Problem(f"chalice package failed:\n{done.stdout}{done.stderr}")


def _environment() -> dict[str, str]:
    """What decorators read at import; the merge replaces it."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    return {**kept, "JOURNAL_STREAM": PLACEHOLDER_STREAM, "AWS_DEFAULT_REGION": "eu-central-1"}
