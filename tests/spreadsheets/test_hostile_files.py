"""Every hostile file is read within the memory and a part of the time that the function has."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from chalicelib.domain.imports.import_job import LARGEST_FILE
from chalicelib.spreadsheets.bounds import SECONDS
from tests.spreadsheets.hostile import CORPUS

MEMORY = 700_000_000
"""Bytes of address space for the whole process: the function has 1024 MB, and much of it is for other things."""

PROCESSOR = 30
"""Seconds, of a processor that may be twice as fast as the function's."""

READING = """
import json, resource, sys, time
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[1]),) * 2)
resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[2]),) * 2)
from chalicelib.domain.errors import Invalid
from chalicelib.domain.imports.file_rows import read_rows
from chalicelib.spreadsheets.sheets import FileSheets
for path in sys.argv[3:]:
    begun = time.process_time()
    with open(path, "rb") as file:
        try:
            found = f"{len(read_rows(FileSheets().read(file)).buyers)} buyers"
        except Invalid as refusal:
            found = refusal.reason
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps([found, time.process_time() - begun, memory]))
"""

REFUSED = {
    "cells": "file_damaged",
    "empty elements": "file_damaged",
    "blanks": "file_bomb",
    "padded": "file_bomb",
    "one cell": "cell_too_long",
    "one attribute": "file_damaged",
    "deep": "file_damaged",
    "bzip2": "file_damaged",
    "a directory": "file_damaged",
    "a wide directory": "file_damaged",
    "two ends": "file_damaged",
    "joined cells": "file_bomb",
    "long shared texts": "file_bomb",
    "looks": "file_bomb",
}
LONG = ("empty elements", "merges", "links", "formats", "shared texts")
"""They end as the cells do, by a count, after some seconds each."""

QUICK = tuple(name for name in CORPUS if name not in (*LONG, "cells"))


@pytest.mark.slow
@pytest.mark.parametrize(
    "names", [QUICK, ("cells",), *(pytest.param((name,), marks=pytest.mark.long) for name in LONG)], ids="+".join
)
def test_hostile_files_cost_little_and_are_told(names: tuple[str, ...], tmp_path: Path) -> None:
    paths = [tmp_path / name for name in names]
    for path, name in zip(paths, names, strict=True):
        path.write_bytes(CORPUS[name]())
        assert path.stat().st_size < LARGEST_FILE
    command = [sys.executable, "-c", READING, str(MEMORY), str(PROCESSOR), *map(str, paths)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=4 * SECONDS, check=False)
    assert run.returncode == 0, run.stderr[-500:]
    for path, name, line in zip(paths, names, run.stdout.splitlines(), strict=True):
        found, spent, memory = json.loads(line)
        print(f"{name}: {path.stat().st_size:,} bytes, {found}, {spent:.1f} s of the processor, {memory} MB")
        assert found in (REFUSED.get(name, found), "file_slow")
