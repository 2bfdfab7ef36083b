"""Nothing is built, and nothing called, with more than four values by position: which is which nobody could see."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
MOST = 4

WIRE = "chalicelib/api/wire"
MOST_ON_THE_WIRE = 1
"""Of a wire form: what is written is what JSON says, and it says it by name."""

LISTS = {"datetime", "only", "python"}
"""A day by its numbers, and what takes as many values of one kind as there are."""

NOT_YET: tuple[str, ...] = ()
"""Folders where it is still done; the list only ever gets shorter."""

TESTS_NOT_YET = (
    "tests/api",
    "tests/storage",
    "tests/domain",
    "tests/edge",
    "tests/fakes",
    "tests/infra",
)


@cache
def found(folder: str, most: int = MOST) -> tuple[tuple[str, str], ...]:
    """Place, and what is called there."""
    return tuple(_found(folder, most))


def _found(folder: str, most: int) -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and len(node.args) > most:
                yield f"{path.relative_to(ROOT).as_posix()}:{node.lineno}", ast.unparse(node.func)


def test_nothing_is_given_more_than_four_values_by_position() -> None:
    places = [place for folder in ("chalicelib", "infra", "bench") for place in found(folder)]
    assert [place for place in places if place[1] not in LISTS and not place[0].startswith(NOT_YET)] == []


def wire_forms() -> set[str]:
    """Names of what is written; an error, or whatever else is built there, is none of them."""
    trees = [ast.parse(path.read_text("utf-8")) for path in (ROOT / WIRE).rglob("*.py")]
    return {node.name for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}


def test_a_wire_form_is_built_by_name() -> None:
    forms = wire_forms()
    assert {"Order", "Sum", "HowToPay"} <= forms
    assert [each for each in found(WIRE, MOST_ON_THE_WIRE) if each[1].split(".")[-1] in forms] == []


def test_in_tests_nothing_is_built_so() -> None:
    """Their functions may take as many of one kind as they like: goods, buttons, words of a command."""
    built = [(place, name) for place, name in found("tests") if name.split(".")[-1][0].isupper()]
    assert [each for each in built if not each[0].startswith(TESTS_NOT_YET)] == []


def test_the_lists_of_where_it_is_still_done_name_what_there_is() -> None:
    assert all((ROOT / place).exists() for place in (*NOT_YET, *TESTS_NOT_YET))
    matched = [place for folder in ("chalicelib", "infra", "bench", "tests") for place, _ in found(folder)]
    assert [each for each in (*NOT_YET, *TESTS_NOT_YET) if not any(place.startswith(each) for place in matched)] == []
