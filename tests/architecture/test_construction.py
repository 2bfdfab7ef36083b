"""Nothing is built, and nothing called, with more than four values by position: which is which nobody could see."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
MOST = 4

LISTS = {"datetime", "only", "python"}
"""A day by its numbers, and what takes as many values of one kind as there are."""

NOT_YET = {"chalicelib/bootstrap"}
"""Folders where it is still done; the list only ever gets shorter."""


def found(folder: str) -> Iterator[str]:
    for path in sorted((ROOT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and len(node.args) > MOST and ast.unparse(node.func) not in LISTS:
                yield f"{path.relative_to(ROOT).as_posix()}:{node.lineno} {ast.unparse(node.func)}"


def test_nothing_is_given_more_than_four_values_by_position() -> None:
    places = [place for folder in ("chalicelib", "infra", "bench") for place in found(folder)]
    assert [place for place in places if not place.startswith(tuple(NOT_YET))] == []


def test_the_list_of_folders_where_it_is_still_done_is_no_longer_than_it_must_be() -> None:
    assert all(any(found(folder)) for folder in NOT_YET)
