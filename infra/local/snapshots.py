"""Whole states of the local backend on disk: one folder each, there completely or not at all."""

import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

KEPT = 2
"""The newest, and the one before it for the day when the disk has spoilt the newest."""

ABOUT = "about.json"
UNFINISHED = ".unfinished"


@dataclass(frozen=True)
class Snapshot:
    """`at` is when it was taken, in UTC; `orderly` when nothing came after it."""

    place: Path
    at: str
    orderly: bool


def newest(state: Path) -> Snapshot | None:
    """The last one that can be read whole; states of releases before this one lie in the folder itself."""
    for place in sorted(_all(state), reverse=True):
        if about := _readable(place):
            return Snapshot(place, about["at"], about["orderly"])
    return Snapshot(state, "", orderly=True) if (state / "dynamodb.json").is_file() else None


def write(
    state: Path, parts: Mapping[str, str], at: str, *, orderly: bool, wanted: Callable[[], bool] = lambda: True
) -> None:
    """All parts, or nothing: what is seen under its name is on the disk. Given up when it is not `wanted` any more."""
    state.mkdir(parents=True, exist_ok=True)
    unfinished = state / f"{os.getpid()}{UNFINISHED}"
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir()
    for name, content in {**parts, ABOUT: json.dumps({"at": at, "orderly": orderly})}.items():
        _write(unfinished / name, content)
    _sync(unfinished)
    if not wanted():
        shutil.rmtree(unfinished)
        return
    last = max((int(place.name) for place in _all(state)), default=0)
    unfinished.rename(state / f"{last + 1:08d}")
    _sync(state)
    _forget_older(state)


def _all(state: Path) -> Iterator[Path]:
    return (place for place in state.glob("[0-9]*") if place.name.isdigit() and place.is_dir())


def _readable(place: Path) -> dict[str, Any] | None:
    with suppress(OSError, ValueError):
        read = {file.name: json.loads(file.read_text("utf-8")) for file in place.glob("*.json")}
        about: dict[str, Any] | None = read.get(ABOUT)
        return about
    return None


def _write(file: Path, content: str) -> None:
    with file.open("w", encoding="utf-8") as target:
        target.write(content)
        target.flush()
        os.fsync(target.fileno())


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _forget_older(state: Path) -> None:
    for place in sorted(_all(state))[:-KEPT]:
        shutil.rmtree(place, ignore_errors=True)
    for file in state.glob("*.json"):
        file.unlink(missing_ok=True)
