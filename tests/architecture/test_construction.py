"""Nothing is built, and nothing called, with more than four values by position: which is which nobody could see."""

import ast
from collections.abc import Iterator
from pathlib import Path

import chalicelib

PACKAGE = Path(chalicelib.__file__).parent
MOST = 4

NOT_YET = {"domain", "events", "ok", "spreadsheets", "storage", "usecases"}
"""Folders where it is still done; the list only ever gets shorter."""


def found() -> Iterator[str]:
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and len(node.args) > MOST:
                yield f"{path.relative_to(PACKAGE).as_posix()}:{node.lineno} {ast.unparse(node.func)}"


def test_nothing_is_given_more_than_four_values_by_position() -> None:
    assert [place for place in found() if place.split("/")[0] not in NOT_YET] == []


def test_the_list_of_folders_where_it_is_still_done_is_no_longer_than_it_must_be() -> None:
    assert {place.split("/")[0] for place in found()} == NOT_YET
