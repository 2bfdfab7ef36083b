"""`make lock`: pyproject.toml → pinned and hashed requirements, each set agreeing with the smaller ones."""

import argparse
import subprocess
import sys
from pathlib import Path

from infra.local.environments import ROOT

# The files must not depend on where whoever made them gets packages from.
ANONYMOUS = ("--no-header", "--no-emit-index-url", "--no-emit-find-links")
OPTIONS = ("--universal", "--generate-hashes", "--python-version", "3.11", "--quiet", *ANONYMOUS)
SETS = {
    "requirements.txt": ("pyproject.toml",),
    "requirements-passkeys.txt": ("--group", "passkeys", "-c", "requirements.txt"),
    "requirements-run.txt": (
        *("pyproject.toml", "--group", "run"),
        *("-c", "requirements.txt", "-c", "requirements-passkeys.txt"),
    ),
    "requirements-dev.txt": ("pyproject.toml", "--group", "dev", "-c", "requirements-run.txt"),
    "requirements-local.txt": ("--group", "local"),
    "requirements-pages.txt": ("--group", "pages"),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--upgrade", action="store_true", help="newer releases where pyproject.toml allows them")
    further = ["--upgrade"] if parser.parse_args().upgrade else []
    uv = str(Path(sys.executable).with_name("uv"))
    for target, what in SETS.items():
        subprocess.run([uv, "pip", "compile", *OPTIONS, *further, *what, "-o", target], cwd=ROOT, check=True)


if __name__ == "__main__":
    main()
