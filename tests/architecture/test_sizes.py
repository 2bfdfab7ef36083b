"""What grows past this is usually two things: 250 lines of a file, 30 of a function, in the program as in its tests."""

import ast
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
LONGEST_FILE, LONGEST_FUNCTION = 250, 30
PROGRAM = ("chalicelib", "infra", "bench", "tests")
PAGES = ("cabinet", "desk", "infra")
WRITTEN_BY_HAND = {".ts", ".tsx", ".js", ".css", ".html"}


def modules() -> Sequence[Path]:
    return [ROOT / "app.py", *(path for folder in PROGRAM for path in sorted((ROOT / folder).rglob("*.py")))]


def page_sources() -> Sequence[Path]:
    """Of all pages; what is installed or written by a program is nobody's to be kept short."""
    found = (path for folder in PAGES for path in sorted((ROOT / folder).rglob("*")))
    return [
        path
        for path in found
        if path.suffix in WRITTEN_BY_HAND and "node_modules" not in path.parts and not path.name.endswith(".d.ts")
    ]


def too_long(text: str) -> Iterator[str]:
    """Names of functions."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno is not None
            if node.end_lineno - node.lineno >= LONGEST_FUNCTION:
                yield node.name


def test_files_stay_small() -> None:
    every = [*modules(), *page_sources()]
    lines = {path.relative_to(ROOT).as_posix(): len(path.read_text("utf-8").splitlines()) for path in every}
    assert {name: count for name, count in lines.items() if count > LONGEST_FILE} == {}


def test_functions_stay_small() -> None:
    long = {path.relative_to(ROOT).as_posix(): [*too_long(path.read_text("utf-8"))] for path in modules()}
    assert {name: found for name, found in long.items() if found} == {}


def test_a_function_of_thirty_lines_is_not_too_long_and_one_of_more_is() -> None:
    long, longer = (f"def f{lines}():\n" + "    pass\n" * (lines - 1) for lines in (30, 31))
    assert [*too_long(f"class Any:\n    pass\n\n\n{long}\n\n{longer}")] == ["f31"]


def test_sources_of_every_page_are_looked_at() -> None:
    seen = {(path.relative_to(ROOT).parts[0], path.suffix) for path in page_sources()}
    assert seen >= {("cabinet", ".js"), ("cabinet", ".css"), ("desk", ".tsx"), ("desk", ".css"), ("infra", ".html")}


def test_functions_of_the_desk_are_held_to_it_by_their_linter() -> None:
    """`make lint` runs it: a test that had to find where a function of JSX ends would be a second compiler."""
    config = json.loads((ROOT / "desk" / "biome.json").read_text("utf-8"))
    limit = {"level": "error", "options": {"maxLines": LONGEST_FUNCTION}}
    assert config["linter"]["rules"]["complexity"]["noExcessiveLinesPerFunction"] == limit
    assert "overrides" not in config
    assert [path for path in page_sources() if "noExcessiveLinesPerFunction" in path.read_text("utf-8")] == []
