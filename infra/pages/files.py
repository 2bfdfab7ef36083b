"""The built files: what a page begins with, and how each is given to a browser."""

import gzip
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ENTRY = "src/shell/main.js"
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


def entry(folder: Path) -> str:
    """The setting PAGE_FILES: what the page of this build names itself, by comma."""
    manifest: Mapping[str, Any] = json.loads((folder / "manifest.json").read_text("utf-8"))
    first = manifest[ENTRY]
    needed = [manifest[name]["file"] for name in first.get("imports", ())]
    return ",".join([*first.get("css", ()), first["file"], *needed])


def files(folder: Path) -> Iterator[PageFile]:
    """All of a build, in the same bytes each time."""
    for path in sorted(folder.iterdir()):
        if path.suffix in TYPES:
            yield PageFile(path.name, TYPES[path.suffix], gzip.compress(path.read_bytes(), 9, mtime=0))
