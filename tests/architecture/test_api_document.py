"""docs/api.md says what fields mean and names every refusal, and no other; routes describe themselves."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from chalicelib.api import wire
from chalicelib.domain import errors
from chalicelib.edge.problems import FieldError, Problem, status_of, type_of
from infra.packaging import gateway_problems

DOCUMENT = (Path(__file__).parents[2] / "docs" / "api.md").read_text("utf-8")
NAMED = set(re.findall(r"`([^`\n]+)`", DOCUMENT))

RULES = re.MULTILINE | re.DOTALL

UNANSWERED = {errors.KabinetError, errors.NotYet, errors.Erased}
"""The base, and those that nobody but consumers and OK's webhook meets."""

OF_THE_FRAMEWORK = {"method_not_allowed": 405, "unsupported_media_type": 415, "internal_error": 500}


def test_what_a_thing_is_made_of_is_told_where_it_is_told_of() -> None:
    sections = dict(re.findall(r"^#### (\w+)\n(.*?)(?=^##|\Z)", DOCUMENT, RULES))
    told = [form for form in _forms() if form.__name__ in sections]
    assert {form.__name__ for form in told} == sections.keys()
    for form in told:
        fields = {field.encode_name for field in msgspec.structs.fields(form)}
        assert fields - set(re.findall(r"`([^`\n]+)`", sections[form.__name__])) == set(), form.__name__


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
