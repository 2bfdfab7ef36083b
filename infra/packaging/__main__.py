"""`make package`: build/<stage>/template.json, and the zips it names, of all functions and of one layer, beside it."""

import argparse
import json
import shutil
import sys
import tempfile
from pathlib import Path

from infra.local.environments import ROOT
from infra.local.problem import Problem
from infra.packaging.layer import NAME, put_layer
from infra.packaging.merging import merge_template
from infra.packaging.project import chalice_package, copy_project
from infra.packaging.slimming import slim
from infra.pages.building import build
from infra.pages.files import settings

LARGEST = 4_000_000
"""Bytes; figure P3 of docs/figures.md."""


def package(stage: str, out: Path) -> Path:
    """Make the package in `out`; the path of its template, which names the zips beside it."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        project, packaged, merge = Path(scratch, "project"), Path(scratch, "packaged"), Path(scratch, "merge.json")
        copy_project(project)
        merge.write_text(json.dumps(merge_template(settings(build()))))
        chalice_package(project, stage, merge, packaged)
        put_layer(out)
        slim(packaged / "deployment.zip", out / "deployment.zip", Path(scratch, "slim"))
        shutil.copyfile(packaged / "sam.json", out / "template.json")
    return out / "template.json"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stage", required=True)
    stage = parser.parse_args().stage
    template = package(stage, ROOT / "build" / stage)
    size = template.with_name("deployment.zip").stat().st_size
    print(f"{template.relative_to(ROOT)}, {NAME} and deployment.zip: {size:,} bytes of {LARGEST:,}")


if __name__ == "__main__":
    try:
        main()
    except Problem as problem:
        sys.exit(str(problem))
