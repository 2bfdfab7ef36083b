"""The layer of passkeys: of one function, found when it is needed, and never before."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from chalicelib.domain.access.passkey import encoded
from chalicelib.signing.passkeys import LAYER
from infra.packaging import layer
from infra.packaging.layer import LARGEST, LOGICAL, NAME, put_layer
from infra.resources.functions import API_HANDLER
from tests.authenticator import LOCAL, Device

PROGRAM = """
import json, sys
package, layer, told = sys.argv[1:]
sys.path[:0] = [package]
sys.path.append(layer)
import botocore.session
import botocore.httpsession
from chalicelib.signing.passkeys import WebAuthn
libraries = {"webauthn", "cryptography", "cbor2", "OpenSSL", "typing_extensions"}
assert not libraries & sys.modules.keys(), libraries & sys.modules.keys()
from chalicelib.domain.access.passkey import Assertion, Attestation, Passkey
from datetime import datetime, UTC
made, used, origin = json.loads(told)
verifier = WebAuthn()
key, count = verifier.attested(Attestation(*made), "ours", origin)
known = Passkey("id", "c1", "maria", "", made[0], key, datetime.now(UTC), count)
assert verifier.asserted(Assertion(*used), known, "ours", origin) == 1
assert sys.modules["webauthn"].__file__.startswith(layer)
assert sys.modules["cryptography"].__file__.startswith(layer)
"""


def test_a_function_finds_in_it_what_checks_a_passkey_and_starts_without(packaged: Path, tmp_path: Path) -> None:
    """Out of the zips alone, as Lambda unpacks them."""
    for name, place in (("deployment.zip", tmp_path / "task"), (NAME, tmp_path / "opt")):
        with zipfile.ZipFile(packaged / name) as content:
            content.extractall(place)
    device = Device()
    told = json.dumps([[*device.made(encoded("ours")).values()], [*device.used(encoded("ours")).values()], LOCAL])
    places = [str(tmp_path / "task"), str(tmp_path / "opt" / "python"), told]
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", PROGRAM, *places], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr


def test_it_is_of_the_function_that_serves_the_api(template: dict[str, Any]) -> None:
    layered = {name: each["Properties"]["Layers"] for name, each in template["Resources"].items() if _layers(each)}
    assert layered == {API_HANDLER.logical: [{"Ref": LOGICAL}]}
    assert template["Resources"][LOGICAL]["Properties"]["ContentUri"] == f"./{NAME}"


def test_it_is_beside_the_package_and_no_part_of_it(packaged: Path) -> None:
    assert (packaged / NAME).stat().st_size <= LARGEST
    within, beside = (zipfile.ZipFile(packaged / name).namelist() for name in ("deployment.zip", NAME))
    assert not [name for name in within if name.split("/")[0] in ("webauthn", "cryptography", "cbor2", "OpenSSL")]
    assert {tuple(name.split("/")[:2]) for name in beside} == {("python", LAYER)}
    assert not [name for name in beside if name.endswith(".py") or ".dist-info/" in name]


def test_it_is_made_anew_for_other_libraries_and_by_other_rules_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed, made, read = [""], list[str](), Path.read_bytes

    def make(_: Path, target: Path) -> None:
        target.write_bytes(b"a zip")
        made.extend(changed)

    monkeypatch.setattr(layer, "RUNTIME", tmp_path)
    monkeypatch.setattr(layer, "_make", make)
    monkeypatch.setattr(Path, "read_bytes", lambda file: read(file) + b"#" * (file.name in changed))
    parts = ["requirements-passkeys.txt", "layer.py", "slimming.py", "bytecode.py"]
    for changed[0] in ("", "", *parts, "models.py", ""):
        put_layer(tmp_path)
    assert made == ["", *parts]


def _layers(resource: dict[str, Any]) -> bool:
    return "Layers" in resource.get("Properties", {})
