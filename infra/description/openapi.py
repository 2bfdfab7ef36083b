"""Routes → their description (OpenAPI 3.1): what is declared of each, and nothing beside. No request loads it."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from inspect import getdoc
from typing import Any

import msgspec
from chalice.app import Response
from msgspec.structs import fields

from chalicelib.domain.access.permissions import OF_PEOPLE, Permission
from chalicelib.edge.problems import MEDIA_TYPE, Problem
from chalicelib.edge.rates import RATE_LIMITS
from chalicelib.edge.routes import Route
from infra.description.examples import EXAMPLES
from infra.description.meanings import clocked, explained, meaning, structs_of

JSON = "application/json"
PREFIXES = (b"chalicelib.api.wire.", b"chalicelib.domain.")
"""Forms of the same name are told apart by their modules; where those stand is no business of a reader."""

PATTERNS = {"Idempotency-Key": "^[0-9A-Za-z_.:-]{8,64}$", "If-Match": '^"[0-9]{1,15}"$'}
"""Of headers, as ``Request`` reads them."""

ABOUT = """What organizers, programs and the buyer's page do, as JSON over HTTPS.

Money is whole kopecks (minor units of `currency`), times are UTC, ids are opaque. Lists come in pages, a POST of `/v1`
is done once for its `Idempotency-Key`, a change names the version it is of, refusals are problems of RFC 9457.
How to begin, with examples that run: docs/api-guide.md."""
REFUSALS = {
    "400": "What was sent cannot be read, or is not allowed to be so",
    "401": "No session, or one that has ended",
    "403": "Whoever calls has no such permission",
    "404": "Missing, or somebody else's",
    "409": "Not possible as things are now, or done before; beside what a route says",
    "412": "It has another version by now: `current` is how it is",
    "413": "The body, or the file that is announced, is too large",
    "415": "The body is no `application/json`",
    "422": "The key has named another request",
    "428": "No version is named",
    "429": "Too many requests",
    "500": "A fault of ours; `requestId` is what our log has for it",
    "503": "The store or OK does not answer",
}
WAITING = ("409", "429", "503")
"""Which may say after how many seconds to try again."""

SCHEMES = {
    "session": "The token of `POST /launch`: two hours, of whoever opened the app in OK",
    "desk": "The token of `POST /desk-sessions`: twelve hours, for `/v1` only",
    "key": "An API key, `kbt_…`: of a program, for what its scopes say of `/v1`",
}
PARTS = {
    "number": "Of the order, digits",
    "job": "The id of an import",
    "code": "Of an order, as its QR code says it",
    "key": "Names a community, signed; OK learns it when we subscribe",
}
"""Names in paths that are no ids of the thing they are called after."""


def description(routes: Iterable[Route]) -> dict[str, Any]:
    """Of the API; a route whose view answers a whole response is a page and none of it."""
    described = [route for route in routes if route.forms.answer is not Response]
    schemas, components = _schemas(described)
    paths: dict[str, dict[str, Any]] = {}
    for route in described:
        paths.setdefault(route.path, {})[route.method.lower()] = _operation(route, schemas)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Kabinet", "version": "1", "description": ABOUT},
        "tags": _tags(described),
        "paths": paths,
        "components": {
            "schemas": dict(sorted(components.items())),
            "responses": _refusals(schemas),
            "securitySchemes": {
                name: {"type": "http", "scheme": "bearer", "description": text} for name, text in SCHEMES.items()
            },
        },
    }


def _operation(route: Route, schemas: Mapping[Any, Any]) -> dict[str, Any]:
    limit = RATE_LIMITS[route.rate]
    operation: dict[str, Any] = {
        "operationId": route.view.__name__,
        "tags": [_tag(route)],
        "summary": route.view.__name__.replace("_", " ").capitalize(),
        "description": getdoc(route.view),
        "security": [{scheme: []} for scheme in _schemes(route)],
        "x-permission": route.permission,
        "x-rate-limit": {"class": route.rate, "rate": limit.rate, "burst": limit.burst},
        "parameters": _parameters(route, schemas),
        "requestBody": _body(route, schemas),
        "responses": _responses(route, schemas),
    }
    return {name: value for name, value in operation.items() if value or name == "security"}


def _tag(route: Route) -> str:
    """Whose it is, and the noun: the module of its view."""
    return f"{route.audience}/{route.view.__module__.rpartition('.')[2]}"


def _tags(routes: Iterable[Route]) -> list[dict[str, str]]:
    told = {_tag(route): getdoc(sys.modules[route.view.__module__]) or "" for route in routes}
    return [{"name": name, "description": text} for name, text in sorted(told.items())]


def _schemes(route: Route) -> list[str]:
    """No key is given what is a person's own."""
    if route.permission is None:
        return []
    closed = {"key"} if route.permission in OF_PEOPLE - {Permission.ME_READ} else set()
    return [scheme for scheme in route.schemes if scheme not in closed]


def _parameters(route: Route, schemas: Mapping[Any, Any]) -> list[dict[str, Any]]:
    path = [
        {
            "name": name,
            "in": "path",
            "required": True,
            "description": PARTS.get(name, f"The id of the {name.replace('_', ' ')}"),
            "schema": {"type": "string"},
        }
        for name in route.parts
    ]
    return path + _query(route, schemas) + _headers(route)


def _query(route: Route, schemas: Mapping[Any, Any]) -> list[dict[str, Any]]:
    form = route.forms.query
    told = [
        {
            "name": each.encode_name,
            "in": "query",
            "required": each.required,
            "description": meaning(form, each),
            "schema": clocked(each.type, schemas[each.type]),
        }
        for each in (fields(form) if form else ())
    ]
    return [{name: value for name, value in each.items() if value != ""} for each in told]


def _headers(route: Route) -> list[dict[str, Any]]:
    asked = {"Idempotency-Key": route.keyed, "If-Match": route.forms.version}
    return [
        {"name": name, "in": "header", "required": True, "schema": {"type": "string", "pattern": PATTERNS[name]}}
        for name, here in asked.items()
        if here
    ]


def _body(route: Route, schemas: Mapping[Any, Any]) -> dict[str, Any] | None:
    form = route.forms.body
    if not form:
        return None
    example = EXAMPLES.get(route.view.__name__)
    content = {"schema": schemas[form], **({} if example is None else {"example": example})}
    return {"required": not route.forms.optional, "content": {JSON: content}}


def _responses(route: Route, schemas: Mapping[Any, Any]) -> dict[str, Any]:
    """The answer, and the refusals: those that the declaration brings along, and those that the view's words name."""
    given = {"description": "Done", "content": {JSON: {"schema": schemas[route.forms.answer]}}, **_version(route)}
    refused = sorted({status for status, here in _brought(route).items() if here} | _named(route))
    return {str(route.status): given, **{each: {"$ref": f"#/components/responses/{each}"} for each in refused}}


def _brought(route: Route) -> Mapping[str, Any]:
    sends = route.method in ("POST", "PATCH")
    return {
        "400": route.forms.body or route.forms.query or _headers(route),
        "401": route.permission,
        "403": route.permission,
        "404": route.parts,
        "409": route.method != "GET",
        "412": route.forms.version,
        "413": sends,
        "415": sends,
        "422": route.keyed,
        "428": route.forms.version,
        "429": True,
        "500": True,
        "503": True,
    }


def _named(route: Route) -> set[str]:
    """Of the words of its view."""
    return REFUSALS.keys() & set(re.findall(r"\b[45]\d\d\b", getdoc(route.view) or ""))


def _version(route: Route) -> dict[str, Any]:
    """Of what has one."""
    if "version" not in getattr(route.forms.answer, "__struct_fields__", ()):
        return {}
    return {"headers": {"ETag": {"description": "The version, in quotes", "schema": {"type": "string"}}}}


def _refusals(schemas: Mapping[Any, Any]) -> dict[str, Any]:
    content = {"content": {MEDIA_TYPE: {"schema": schemas[Problem]}}}
    responses = {status: {"description": text, **content} for status, text in REFUSALS.items()}
    for status in WAITING:
        responses[status]["headers"] = {"Retry-After": {"description": "Seconds", "schema": {"type": "integer"}}}
    return responses


def _schemas(routes: Sequence[Route]) -> tuple[dict[Any, Any], dict[str, Any]]:
    """By type, and the components they refer to."""
    kinds: dict[Any, None] = {Problem: None}
    for route in routes:
        forms = route.forms
        kinds |= dict.fromkeys(form for form in (forms.body, forms.answer) if form)
        kinds |= dict.fromkeys(field.type for field in (fields(forms.query) if forms.query else ()))
    structs = structs_of(kinds)
    kinds |= structs
    found, components = msgspec.json.schema_components(kinds, ref_template="#/components/schemas/{name}")
    text = msgspec.json.encode([found, components])
    for prefix in PREFIXES:
        text = text.replace(prefix, b"")
    schemas, named = msgspec.json.decode(text)
    told = dict(zip(kinds, schemas, strict=True))
    for form in structs:
        name = told[form]["$ref"].rpartition("/")[2]
        named[name] = explained(form, named[name])
    return told, named
