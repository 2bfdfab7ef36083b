"""Chalice's own packaging, run on a clean copy of what ships."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from infra.environment import OUTPUTS
from infra.local.environments import ROOT
from infra.local.problem import Problem

SHIPPED = ("app.py", "chalicelib", "requirements.txt", ".chalice/config.json", ".chalice/policies")
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
    """Names that decorators read at import; every one of them is replaced by the merge."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    names = {name: name.lower().replace("_", "-") for name in OUTPUTS}
    return {**kept, **names, "JOURNAL_STREAM": PLACEHOLDER_STREAM, "AWS_DEFAULT_REGION": "eu-central-1"}
