"""All fields of what routes take and give, as the glossary may name them."""

from typing import Any

from msgspec import Struct
from msgspec.structs import fields

from chalicelib.edge.problems import Problem
from infra.description.meanings import structs_of
from infra.routes import ROUTES


def _kinds() -> list[Any]:
    forms = [route.forms for route in ROUTES]
    return [Problem, *(kind for each in forms for kind in (each.body, each.query, each.answer) if kind)]


def _named(kind: type[Struct]) -> set[str]:
    """Under the names of those it is made of, too."""
    names = [field.encode_name for field in fields(kind)]
    parents = [each.__name__ for each in kind.__mro__ if each is not Struct and issubclass(each, Struct)]
    return {*names, *(f"{parent}.{name}" for parent in parents for name in names)}


PLACES = {place for kind in structs_of(_kinds()) for place in _named(kind)}
