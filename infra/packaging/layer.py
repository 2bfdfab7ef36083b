"""The layer of passkeys: what one function needs, and seldom, beside the package that all of them ship.

Its libraries lie a folder deeper than Lambda looks by itself: what stands on the path is found by others too, and
botocore loads OpenSSL in every cold start that finds one (docs/decisions/0042-passkeys.md).
"""

import hashlib
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from chalicelib.signing.passkeys import LAYER
from infra.local.environments import ROOT, RUNTIME, alone
from infra.local.problem import Problem
from infra.packaging.slimming import is_wanted, pack

REQUIREMENTS = ROOT / "requirements-passkeys.txt"
NAME = "passkeys-layer.zip"
LOGICAL = "PasskeysLayer"
LARGEST = 8_000_000
"""Bytes; no function is slower for it before somebody brings a passkey."""

OPT = Path("/opt")
"""Where Lambda unpacks it."""

PLATFORM = "manylinux2014_x86_64"
"""What every runtime of Lambda's can load."""


def resource() -> dict[str, Any]:
    """What is merged into the template."""
    runtime = f"python{sys.version_info.major}.{sys.version_info.minor}"
    properties = {
        "LayerName": {"Fn::Sub": "${AWS::StackName}-passkeys"},
        "ContentUri": f"./{NAME}",
        "CompatibleRuntimes": [runtime],
        "RetentionPolicy": "Delete",
    }
    return {"Type": "AWS::Serverless::LayerVersion", "Properties": properties}


def put_layer(out: Path) -> None:
    """Into the folder of a package. It is made once for the libraries that are pinned."""
    made = RUNTIME / f"passkeys-layer-{_fingerprint()}.zip"
    with alone("passkeys-layer"):
        if not made.exists():
            with tempfile.TemporaryDirectory() as scratch:
                _make(Path(scratch), Path(scratch, NAME))
                shutil.copyfile(Path(scratch, NAME), made.with_suffix(".part"))
                made.with_suffix(".part").rename(made)
    shutil.copyfile(made, out / NAME)


def _make(scratch: Path, target: Path) -> None:
    tree = scratch / "tree"
    libraries = tree / "python" / LAYER
    _install(libraries)
    for file in [path for path in libraries.rglob("*") if path.is_file()]:
        if not is_wanted(file.relative_to(libraries).as_posix()):
            file.unlink()
    pack(tree, target, OPT)


def _install(place: Path) -> None:
    chosen = ["--platform", PLATFORM, "--implementation", "cp", "--only-binary=:all:", "--no-deps", "--require-hashes"]
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-compile"]
    command += [*chosen, "--target", str(place), "-r", str(REQUIREMENTS)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Problem(f"The layer of passkeys cannot be made:\n{done.stderr}")


def _fingerprint() -> str:
    made_of = (REQUIREMENTS.read_bytes(), sys.version.encode(), Path(__file__).read_bytes())
    return hashlib.sha256(b"".join(made_of)).hexdigest()[:16]
