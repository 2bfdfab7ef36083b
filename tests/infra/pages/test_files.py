"""What the build made: the first screen in two files and one language, everything else when somebody opens it."""

import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest

from infra.pages.building import build
from infra.pages.files import PageFile, entry, files
from infra.pages.sources import CABINET, SOURCES

MOST = 45_000
"""Compressed bytes of the files that the first screen needs; with the page and two answers it is to be under 60,000."""


@pytest.fixture(scope="module")
def built() -> Path:
    return build()


@pytest.fixture(scope="module")
def manifest(built: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((built / "cabinet" / "manifest.json").read_text("utf-8"))
    return read


@pytest.fixture(scope="module")
def found(built: Path) -> dict[str, PageFile]:
    return {each.name: each for each in files(built)}


def test_the_page_names_one_style_sheet_and_one_script(built: Path, found: dict[str, PageFile]) -> None:
    for source in SOURCES:
        named = entry(built, source).split(",")
        assert [each.rpartition(".")[2] for each in named] == ["css", "js"], source.name
        assert found.keys() >= set(named)


def test_the_first_screen_is_small_in_any_language(
    built: Path, manifest: dict[str, Any], found: dict[str, PageFile]
) -> None:
    for language in ("ru", "en"):
        words = f"cabinet/{manifest[f'src/shell/{language}.json']['file']}"
        first = [*entry(built, CABINET).split(","), words]
        assert sum(len(found[name].content) for name in first) < MOST, language


def test_screens_that_nobody_opened_are_not_in_it(manifest: dict[str, Any]) -> None:
    for name in ("home/home", "pickup/pickup", "payments/new_claim", "privacy/privacy"):
        address = f"src/{name}.js"
        assert address in manifest[CABINET.entry]["dynamicImports"]
        assert manifest[address]["isDynamicEntry"]


def test_a_name_changes_with_the_content(found: dict[str, PageFile]) -> None:
    assert [name for name in found if not re.fullmatch(r"\w+/[\w.-]+-[\w-]{8}\.(js|css)", name)] == []


def test_files_name_each_other_beside_themselves(found: dict[str, PageFile]) -> None:
    """They work wherever they are put: no address begins at a root, and every one is there."""
    for name, file in found.items():
        text = gzip.decompress(file.content).decode()
        for other in re.findall(r"[\"'`/]([\w.-]+-[\w-]{8}\.(?:js|css))[\"'`]", text):
            assert f"{name.partition('/')[0]}/{other}" in found, name
        assert not re.search(r"[\"'`]/[\w-]+\.(?:js|css)[\"'`]", text), name


def test_the_same_files_are_the_same_bytes(built: Path, found: dict[str, PageFile]) -> None:
    assert {each.name: each.content for each in files(built)} == {name: each.content for name, each in found.items()}


def test_what_is_no_file_of_the_page_is_not_given(found: dict[str, PageFile]) -> None:
    assert {name.rpartition(".")[2] for name in found} == {"js", "css"}
