"""build/pages: made by `vite build` once for all who need it, and again when a source changed."""

import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path

from infra.local import environments
from infra.local.environments import ROOT
from infra.local.problem import Problem
from infra.pages import node
from infra.pages.sources import SOURCES, PageSource

BUILT = ROOT / "build" / "pages"
STAMP = "sources.sha256"
VITE = ("node_modules/vite/bin/vite.js", "build", "--logLevel", "warn")


def build() -> Path:
    """The folder of the files, a folder in it for each page, all of the sources as they are now. Raises Problem."""
    for source in SOURCES:
        _build(source)
    return BUILT


def _build(source: PageSource) -> None:
    """Each page by itself: a change of one is no work for the other."""
    with environments.alone(f"pages-{source.name}"):
        stamp, wanted = BUILT / source.name / STAMP, _fingerprint(source)
        if stamp.is_file() and stamp.read_text("utf-8") == wanted:
            return
        node.tools(source)
        done = node.run(source, *VITE)
        if done.returncode:
            raise Problem(f"The pages of {source.name}/ cannot be built:\n{done.stdout}{done.stderr}")
        stamp.write_text(wanted, "utf-8")


def inputs(source: PageSource) -> Iterator[Path]:
    """All that decides what is built."""
    yield from (source.folder / name for name in source.setup)
    yield from sorted(path for path in (source.folder / "src").rglob("*") if _is_built(path))


def _is_built(path: Path) -> bool:
    """Declarations are written from the API's description by whoever checks types, and are no part of a build."""
    return path.is_file() and not path.name.endswith(".d.ts")


def _fingerprint(source: PageSource) -> str:
    content = hashlib.sha256()
    for path in inputs(source):
        content.update(path.relative_to(source.folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return content.hexdigest()


if __name__ == "__main__":
    try:
        print(build().relative_to(ROOT))
    except Problem as problem:
        sys.exit(str(problem))
