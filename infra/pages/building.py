"""build/pages: made by `vite build` once for all who need it, and again when a source changed."""

import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path

from infra.local import environments
from infra.local.environments import ROOT
from infra.local.problem import Problem
from infra.pages import node

BUILT = ROOT / "build" / "pages"
STAMP = "sources.sha256"
SETUP = ("package.json", "package-lock.json", "vite.config.js")


def build() -> Path:
    """The folder of the files, all of them of the sources as they are now. Raises Problem."""
    with environments.alone("pages"):
        stamp, wanted = BUILT / STAMP, _fingerprint()
        if not stamp.is_file() or stamp.read_text("utf-8") != wanted:
            node.tools()
            done = node.run("node_modules/vite/bin/vite.js", "build", "--logLevel", "warn")
            if done.returncode:
                raise Problem(f"The pages cannot be built:\n{done.stdout}{done.stderr}")
            stamp.write_text(wanted, "utf-8")
    return BUILT


def sources() -> Iterator[Path]:
    """All that decides what is built."""
    yield from (node.SOURCES / name for name in SETUP)
    yield from sorted(path for path in (node.SOURCES / "src").rglob("*") if path.is_file())


def _fingerprint() -> str:
    content = hashlib.sha256()
    for path in sources():
        content.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return content.hexdigest()


if __name__ == "__main__":
    try:
        print(build().relative_to(ROOT))
    except Problem as problem:
        sys.exit(str(problem))
