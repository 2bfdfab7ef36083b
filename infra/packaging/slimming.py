"""The zip without what no function needs, with bytecode that needs no check: a cold start is what it saves."""

import os
import subprocess
import sys
import zipfile
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

from infra.packaging.bytecode import LAMBDA
from infra.packaging.models import SERVICES, slim_models

UNWANTED = (
    "*.dist-info/*",
    "*.data/*",
    "*.egg-info/*",
    "bin/*",
    "*/__pycache__/*",
    "*/tests/*",
    "*/cli.py",
    "*/cli/*",
    "*/__main__.py",
    "*.pyi",
    "*/py.typed",
    "botocore/cacert.pem",  # certifi brings the same list, and botocore prefers it
    "botocore/data/*/examples-*",
    "botocore/data/*/waiters-*",
    "charset_normalizer/*.so",  # the same modules are there in Python; answers of OK are small
    "dateutil/rrule.py",  # repeated dates: no function has any
    "dateutil/tz/win.py",
    "dateutil/zoneinfo/*.tar.gz",
    "phonenumbers/shortdata/region_*",  # emergency numbers: nobody's phone
    "urllib3/contrib/emscripten/*",
)
PAGED = ("botocore", "data", "s3")
"""The one service whose lists are read page by page with botocore's own means."""

MOMENT = (2020, 1, 1, 0, 0, 0)


def slim(source: Path, target: Path, scratch: Path) -> None:
    """Rewrite the zip; the same input gives the same bytes."""
    with zipfile.ZipFile(source) as whole:
        for name in whole.namelist():
            if is_wanted(name):
                whole.extract(name, scratch)
    slim_models(scratch / "botocore" / "data")
    pack(scratch, target)


def pack(tree: Path, target: Path, unpacked: Path = LAMBDA) -> None:
    """A compiled tree as a zip; ``unpacked`` is where it will lie."""
    _compile(tree, unpacked)
    with zipfile.ZipFile(target, "w") as packed:
        for file in sorted(path for path in tree.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(file.relative_to(tree).as_posix(), MOMENT)
            entry.external_attr = 0o644 << 16
            packed.writestr(entry, file.read_bytes(), zipfile.ZIP_DEFLATED, 9)


def is_wanted(name: str) -> bool:
    """Whether a file of the whole package is in the slim one."""
    parts = PurePosixPath(name).parts
    if parts[:2] == ("botocore", "data") and len(parts) > 3 and parts[2] not in SERVICES:
        return False
    if parts[-1].startswith("paginators-") and parts[:3] != PAGED:
        return False
    return not any(fnmatch(name, pattern) for pattern in UNWANTED)


def _compile(place: Path, unpacked: Path) -> None:
    """With a fixed hash seed: the order of a set's constants would differ from run to run.

    Without columns of tracebacks, which nobody reads: lines are enough, and the zip is a fifth smaller.
    """
    command = [sys.executable, "-X", "no_debug_ranges", "-m", "infra.packaging.bytecode", str(place), str(unpacked)]
    subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": "0"}, check=True)
