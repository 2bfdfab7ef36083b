"""A use case is found by its file's name: the class is called as the file."""

import ast
import re
from pathlib import Path

USE_CASES = Path(__file__).parents[2] / "chalicelib/usecases"

HELPERS = {
    "imports/people.py": "the people a file names, for two steps of an import",
    "external/account_forms.py": "what is given when an account is connected or changed",
}
"""Modules whose classes are no use cases, and what they are instead."""


def classes_of(path: Path) -> list[str]:
    return [node.name for node in ast.parse(path.read_text("utf-8")).body if isinstance(node, ast.ClassDef)]


def in_snake_case(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def modules() -> dict[str, list[str]]:
    """By place; those of a noun that define a class. Ports are what use cases ask for, and none themselves."""
    found = {path.relative_to(USE_CASES): classes_of(path) for path in sorted(USE_CASES.glob("*/*.py"))}
    return {place.as_posix(): names for place, names in found.items() if names and place.parts[0] != "ports"}


def test_a_use_case_is_called_as_its_file() -> None:
    wrong = {
        place: names
        for place, names in modules().items()
        if place not in HELPERS and Path(place).stem not in map(in_snake_case, names)
    }
    assert wrong == {}


def test_a_helper_is_listed_only_where_the_rule_would_refuse_it() -> None:
    there = modules()
    assert HELPERS.keys() <= there.keys()
    assert not [place for place in HELPERS if Path(place).stem in map(in_snake_case, there[place])]
