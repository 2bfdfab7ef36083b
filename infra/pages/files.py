"""The built files: what a page begins with, and how each is given to a browser."""

import gzip
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from infra.pages.sources import SOURCES, PageSource

TYPES = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}
"""What the build makes; the manifest is no file of the page."""

FOR_EVER = "public, max-age=31536000, immutable"
"""Its name changes with its content."""


@dataclass(frozen=True)
class PageFile:
    """One that a browser may ask for, compressed: whoever runs modules takes gzip."""

    name: str
    kind: str
    content: bytes


def settings(folder: Path) -> dict[str, str]:
    """The settings that tell each page its first files, of this build."""
    return {source.setting: entry(folder, source) for source in SOURCES}


def entry(folder: Path, source: PageSource) -> str:
    """What the page names itself, by comma."""
    manifest: Mapping[str, Any] = json.loads((folder / source.name / "manifest.json").read_text("utf-8"))
    first = manifest[source.entry]
    needed = [manifest[name]["file"] for name in first.get("imports", ())]
    names = (*first.get("css", ()), first["file"], *needed)
    return ",".join(f"{source.name}/{name}" for name in names)


def files(folder: Path) -> Iterator[PageFile]:
    """All of a build, in the same bytes each time; names begin with their page's."""
    for path in sorted(folder.glob("*/*")):
        if path.suffix in TYPES:
            name = path.relative_to(folder).as_posix()
            yield PageFile(name, TYPES[path.suffix], gzip.compress(path.read_bytes(), 9, mtime=0))
