"""The pages that are built: each a folder of its own, with its own packages, and a setting that names its files."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from infra.local.environments import ROOT

BIOME = "node_modules/@biomejs/biome/bin/biome"
COMPILER = ("node_modules/typescript/bin/tsc", "--project", ".")
SCHEMA = (
    "node_modules/openapi-typescript/bin/cli.js",
    str(ROOT / "docs" / "openapi.json"),
    "--output",
    "src/api/schema.d.ts",
    "--default-non-nullable=false",
)
"""What the desk knows of the API is written from its description: a field that was renamed breaks the type check."""

Commands = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class PageSource:
    """``entry``: the module that a browser begins with; ``setup``: what else decides what is built; ``setting``: what
    the page is told its first files by; ``checks``: what `make lint` and `make types` run, one after the other.
    """

    folder: Path
    entry: str
    setup: tuple[str, ...]
    setting: str
    checks: Mapping[str, Commands] = field(hash=False)

    @property
    def name(self) -> str:
        return self.folder.name

    @property
    def modules(self) -> Path:
        return self.folder / "node_modules"


CABINET = PageSource(
    folder=ROOT / "cabinet",
    entry="src/shell/main.js",
    setup=("package.json", "package-lock.json", "vite.config.js"),
    setting="PAGE_FILES",
    checks={"lint": ((BIOME, "lint", "--error-on-warnings"),), "types": (COMPILER,)},
)
DESK = PageSource(
    folder=ROOT / "desk",
    entry="src/main.tsx",
    setup=("package.json", "package-lock.json", "vite.config.ts", "../docs/openapi.json"),
    setting="DESK_FILES",
    checks={"lint": ((BIOME, "check", "--error-on-warnings"),), "types": (SCHEMA, COMPILER)},
)
SOURCES = (CABINET, DESK)
