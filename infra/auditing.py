"""`make audit`: known vulnerabilities in what is shipped; that nothing could be looked up is a failure, and said so."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from infra.local.environments import ROOT

CANARY, ADVISED_AGAINST = "pyyaml", "5.3"
"""Never shipped, and known since 2020 to be vulnerable (CVE-2020-1747): who does not find that finds nothing."""

PIN = f"{CANARY}=={ADVISED_AGAINST} --hash=sha256:{'0' * 64}\n"
"""Nothing is fetched by it, so that any hash does."""

SHIPPED = (ROOT / "requirements.txt", ROOT / "requirements-passkeys.txt")
"""In the package, and in its layer."""

Found = Mapping[str, Any]


def main(tool: Sequence[str] = ()) -> None:
    ask = tool or (str(Path(sys.executable).with_name("pip-audit")),)
    problems, known = judged(looked_up(ask, *SHIPPED))
    if problems:
        sys.exit("\n".join(problems))
    print(f"No known vulnerabilities in {known} packages.")


def looked_up(tool: Sequence[str], *requirements: Path) -> Sequence[Found] | None:
    """What is known of each package, the canary among them; None when the tool has no answer."""
    with tempfile.TemporaryDirectory(prefix="kabinet-audit-") as scratch:
        canary = Path(scratch) / "canary.txt"
        canary.write_text(PIN)
        files = [part for each in (*requirements, canary) for part in ("-r", str(each))]
        answer = subprocess.run([*tool, "--require-hashes", "--disable-pip", *files, "-f", "json"], capture_output=True)
    try:
        found: Sequence[Found] = json.loads(answer.stdout)["dependencies"]
    except (ValueError, KeyError):
        sys.stderr.write(answer.stderr.decode(errors="replace"))
        return None
    return found


def judged(found: Sequence[Found] | None) -> tuple[Sequence[str], int]:
    """What is wrong, in sentences, and how many packages were looked up."""
    shipped = [each for each in found or () if each["name"].lower() != CANARY]
    if not shipped or not any(each.get("vulns") for each in found or () if each not in shipped):
        return [
            "Nothing could be looked up: the registry that was asked knows no advisories. "
            f"{CANARY} {ADVISED_AGAINST}, which has a known one, was not found to have any."
        ], 0
    skipped = [f"{each['name']} could not be looked up: {each['skip_reason']}" for each in shipped if _skipped(each)]
    return [*skipped, *(told for each in shipped for told in _vulnerabilities(each))], len(shipped)


def _skipped(package: Found) -> bool:
    return "skip_reason" in package


def _vulnerabilities(package: Found) -> Sequence[str]:
    return [
        f"{package['name']} {package['version']}: {each['id']}, mended in {' '.join(each['fix_versions']) or 'nothing'}"
        for each in package.get("vulns", ())
    ]


if __name__ == "__main__":
    main()
