"""docs/api.md names every route, every field and every refusal, and no other."""

import importlib
import pkgutil
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec

from chalicelib.api import wire
from chalicelib.domain import errors
from chalicelib.edge.problems import FieldError, Problem, status_of, type_of
from infra.packaging import gateway_problems
from tests.architecture.test_routes import ROUTES

DOCUMENT = (Path(__file__).parents[2] / "docs" / "api.md").read_text("utf-8")
NAMED = set(re.findall(r"`([^`\n]+)`", DOCUMENT))

UNANSWERED = {errors.KabinetError, errors.NotYet, errors.Erased}
"""The base, and those that nobody but consumers and OK's webhook meets."""

OF_THE_FRAMEWORK = {"method_not_allowed": 405, "unsupported_media_type": 415, "internal_error": 500}


def test_every_route_has_one_row() -> None:
    rows = Counter(re.findall(r"^\| `((?:GET|POST) [^`]+)` \|", DOCUMENT, re.MULTILINE))
    assert rows == Counter(set().union(*ROUTES.values()))


def test_every_field_of_the_wire_is_named() -> None:
    fields = {field.encode_name for form in _forms() for field in msgspec.structs.fields(form)}
    assert fields - NAMED == set()


def test_every_refusal_stands_at_its_status() -> None:
    rows = re.findall(r"^\| (\d{3}) \| ((?:`/problems/\w+`(?:, )?)+) \|", DOCUMENT, re.MULTILINE)
    told = {name: int(status) for status, names in rows for name in re.findall(r"`([\w/]+)`", names)}
    ours = {type_of(kind.default): status_of(kind()) for kind in _refusals() - UNANSWERED}
    assert told == {**ours, **{type_of(kind): status for kind, status in OF_THE_FRAMEWORK.items()}}


def test_every_member_of_a_problem_is_told_of() -> None:
    members = {field.encode_name for form in (Problem, FieldError) for field in msgspec.structs.fields(form)}
    assert members - NAMED == set()


def test_every_refusal_of_the_gateway_stands_at_its_status() -> None:
    for status, code in gateway_problems.PROBLEMS.values():
        assert re.search(rf"^\| {status} \|[^\n]*`{code}`", DOCUMENT, re.MULTILINE), code


def _forms() -> Iterator[type[msgspec.Struct]]:
    package = "chalicelib.api.wire."
    for module in pkgutil.walk_packages(wire.__path__, package):
        for thing in vars(importlib.import_module(module.name)).values():
            if isinstance(thing, type) and issubclass(thing, msgspec.Struct) and thing.__module__.startswith(package):
                yield thing


def _refusals() -> set[type[errors.KabinetError]]:
    kinds = vars(errors).values()
    return {kind for kind in kinds if isinstance(kind, type) and issubclass(kind, errors.KabinetError)}
