"""The layer of passkeys: what one function needs, and seldom, beside the package that all of them ship.

Its libraries lie a folder deeper than Lambda looks by itself: what stands on the path is found by others too, and
botocore loads OpenSSL in every cold start that finds one (docs/decisions/0042-passkeys.md).
"""

import hashlib
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from chalicelib.signing.passkeys import LAYER
from infra.local.environments import ROOT, RUNTIME, alone, install
from infra.packaging.slimming import is_wanted, pack

REQUIREMENTS = ROOT / "requirements-passkeys.txt"
MADE_BY = [Path(__file__).with_name(name) for name in ("layer.py", "slimming.py", "bytecode.py")]
NAME = "passkeys-layer.zip"
LOGICAL = "PasskeysLayer"
LARGEST = 8_000_000
"""Bytes; no function is slower for it before somebody brings a passkey."""

OPT = Path("/opt")
"""Where Lambda unpacks it."""

PLATFORM = ("--platform", "manylinux2014_x86_64", "--implementation", "cp")
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
    """Into the folder of a package. It is made once for the libraries that are pinned, and by these rules."""
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
    install(Path(sys.executable), REQUIREMENTS, [*PLATFORM, "--target", str(libraries)])
    for file in [path for path in libraries.rglob("*") if path.is_file()]:
        if not is_wanted(file.relative_to(libraries).as_posix()):
            file.unlink()
    pack(tree, target, OPT)


def _fingerprint() -> str:
    made_of = (sys.version.encode(), *(file.read_bytes() for file in (REQUIREMENTS, *MADE_BY)))
    return hashlib.sha256(b"".join(made_of)).hexdigest()[:16]
