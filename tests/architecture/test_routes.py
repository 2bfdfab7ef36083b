"""What routes declare is whole, and the pages of docs that are written of it are those of today."""

import ast
import inspect
from pathlib import Path
from textwrap import dedent
from typing import get_args

import msgspec
from chalice.app import Response

from app import app
from chalicelib.api import admin, buyer
from chalicelib.api.wire import admin as wire_admin
from chalicelib.api.wire import buyer as wire_buyer
from chalicelib.edge.routes import PUBLIC, View
from infra.describe import described
from infra.routes import ROUTES

DOCS = Path(__file__).parents[2] / "docs"
LONGEST_VIEW = 8


def test_chalice_serves_no_other_route() -> None:
    served = {f"{method} {path}" for path, methods in app.routes.items() for method in methods}
    assert served == {route.name for route in ROUTES}


def test_only_what_is_anyones_is_public() -> None:
    for route in ROUTES:
        assert (route.permission is PUBLIC) == (route.audience == "anyone"), route.name


def test_every_view_says_what_it_takes_and_gives() -> None:
    for route in ROUTES:
        takes = list(inspect.signature(route.view).parameters)
        assert takes[1] == "request", route.name
        assert set(takes[2:]) <= {*route.parts, "body", "query", "version"}, route.name
        assert set(route.parts) <= set(takes), route.name
        forms = [form for form in (route.forms.body, route.forms.query) if form]
        for form in (route.forms.answer, *forms):
            assert isinstance(form, type), route.name
            assert issubclass(form, msgspec.Struct | Response), route.name


def test_views_are_short() -> None:
    """What they do; their words and their signature are not counted."""
    for route in ROUTES:
        assert _lines(route.view) <= LONGEST_VIEW, route.name


def _lines(view: View) -> int:
    (found,) = ast.parse(dedent(inspect.getsource(view))).body
    assert isinstance(found, ast.FunctionDef)
    body = found.body[1:] if ast.get_docstring(found) else found.body
    return sum((each.end_lineno or 0) - each.lineno + 1 for each in body)


def test_every_module_of_views_and_forms_stands_in_the_list_of_its_folder() -> None:
    """A view that does not is not served."""
    for package in (buyer, admin, wire_buyer, wire_admin):
        modules = {path.stem for path in Path(str(package.__file__)).parent.glob("[a-z]*.py")}
        assert set(package.__all__) == modules, package.__name__


def test_docs_say_what_routes_declare() -> None:
    """``python -m infra.describe`` writes them: whose a route is, and what changed of it, stands in the diff."""
    for name, text in described().items():
        assert (DOCS / name).read_text("utf-8") == text, f"python -m infra.describe: {name}"


def test_what_is_done_at_the_desk_is_done_once_and_what_is_changed_there_has_a_version() -> None:
    desk = [route for route in ROUTES if route.path.startswith("/v1/")]
    assert {route.name for route in desk if route.keyed} == {route.name for route in desk if route.method == "POST"}
    for route in desk:
        assert route.forms.version == (route.method in ("PATCH", "DELETE")), route.name
        assert not route.shows or f"GET {route.shows}" in {each.name for each in desk}, route.name


def test_what_is_kept_of_answers_tells_of_no_person() -> None:
    """Nobody looks for it when a person is erased."""
    for route in ROUTES:
        assert not route.keeps or not _fields(route.forms.answer) & PERSONAL, route.name


PERSONAL = {"buyer", "phone", "comment", "claims", "profile", "ok_id", "key", "token", "code"}
"""Fields, anywhere in an answer, that tell of a person, or are a secret."""


def _fields(kind: object) -> set[str]:
    """Of a form and of all forms in it."""
    parts = get_args(kind)
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        known = msgspec.structs.fields(kind)
        return {each.name for each in known} | {name for each in known for name in _fields(each.type)}
    return {name for part in parts for name in _fields(part)}
