"""Whoever asks for vulnerabilities hears of them, or that nobody could be asked."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from infra.auditing import ADVISED_AGAINST, CANARY, main

ADVISORY = {"id": "PYSEC-1", "fix_versions": ["2.1"], "description": "…"}
FOUND = {"name": CANARY, "version": ADVISED_AGAINST, "vulns": [ADVISORY]}
SOUND = {"name": "msgspec", "version": "0.19.0", "vulns": []}
BAD = {"name": "botocore", "version": "2.0", "vulns": [ADVISORY]}
SKIPPED = {"name": "requests", "skip_reason": "Dependency not found on PyPI and could not be audited"}


def playing(place: Path, said: str, code: int = 0) -> Sequence[str]:
    """pip-audit, as it would say that; it looks whether it is asked for what is shipped and for the canary."""
    script = place / "audit.py"
    script.write_text(
        "import pathlib, sys\n"
        "asked = [pathlib.Path(name).read_text() for name in sys.argv if name.endswith('.txt')]\n"
        f"assert 'botocore==' in asked[0] and asked[2].startswith('{CANARY}=={ADVISED_AGAINST} ')\n"
        "assert 'webauthn==' in asked[1]\n"
        f"print({said!r})\nsys.exit({code})\n"
    )
    return (sys.executable, str(script))


def refused(place: Path, *packages: Any, code: int = 0) -> str:
    with pytest.raises(SystemExit) as end:
        main(playing(place, json.dumps({"dependencies": packages, "fixes": []}), code))
    return str(end.value.code)


def test_nothing_known_is_said_only_when_the_canary_was_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(playing(tmp_path, json.dumps({"dependencies": [SOUND, FOUND], "fixes": []}), 1))
    assert capsys.readouterr().out == "No known vulnerabilities in 1 packages.\n"


def test_a_registry_without_advisories_is_a_failure(tmp_path: Path) -> None:
    assert refused(tmp_path, SOUND, {**FOUND, "vulns": []}).startswith("Nothing could be looked up")
    assert refused(tmp_path, SKIPPED, {**SKIPPED, "name": CANARY}).startswith("Nothing could be looked up")
    assert refused(tmp_path, FOUND).startswith("Nothing could be looked up")


def test_a_package_that_could_not_be_looked_up_is_named(tmp_path: Path) -> None:
    assert refused(tmp_path, SOUND, SKIPPED, FOUND, code=1).startswith("requests could not be looked up")


def test_vulnerabilities_are_named_with_what_mends_them(tmp_path: Path) -> None:
    assert refused(tmp_path, SOUND, BAD, FOUND, code=1) == "botocore 2.0: PYSEC-1, mended in 2.1"


def test_a_tool_that_fails_is_a_failure(tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as end:
        main(playing(tmp_path, "no connection", 1))
    assert str(end.value.code).startswith("Nothing could be looked up")
