"""Routes → their description (OpenAPI 3.1): what is declared of each, and nothing beside. No request loads it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from inspect import getdoc
from typing import Any

import msgspec
from chalice.app import Response
from msgspec.structs import fields

from chalicelib.edge.problems import MEDIA_TYPE, Problem
from chalicelib.edge.rates import RATE_LIMITS
from chalicelib.edge.routes import Route

JSON = "application/json"
PREFIXES = (b"chalicelib.api.wire.", b"chalicelib.domain.")
"""Forms of the same name are told apart by their modules; where those stand is no business of a reader."""

PATTERNS = {"Idempotency-Key": "^[0-9A-Za-z_.:-]{8,64}$", "If-Match": '^"[0-9]{1,15}"$'}
"""Of headers, as ``Request`` reads them."""

ABOUT = "What holds on every route, and what fields mean, stands in docs/api.md."
REFUSALS = {
    "400": "What was sent cannot be read, or is not allowed to be so",
    "401": "No session, or one that has ended",
    "403": "Whoever calls has no such permission",
    "404": "Missing, or somebody else's",
    "409": "It is just being done, or was done before; beside what a route says",
    "412": "It has another version by now: `current` is how it is",
    "422": "The key has named another request",
    "428": "No version is named",
    "429": "Too many requests",
    "default": "Any other refusal",
}


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
        "paths": paths,
        "components": {
            "schemas": dict(sorted(components.items())),
            "responses": _refusals(schemas),
            "securitySchemes": {"session": {"type": "http", "scheme": "bearer"}},
        },
    }


def _operation(route: Route, schemas: Mapping[Any, Any]) -> dict[str, Any]:
    limit = RATE_LIMITS[route.rate]
    operation: dict[str, Any] = {
        "operationId": route.view.__name__,
        "tags": [route.audience],
        "description": getdoc(route.view),
        "security": [{"session": []}] if route.permission else [],
        "x-permission": route.permission,
        "x-rate-limit": {"class": route.rate, "rate": limit.rate, "burst": limit.burst},
        "parameters": _parameters(route, schemas),
        "requestBody": _body(route, schemas),
        "responses": _responses(route, schemas),
    }
    return {name: value for name, value in operation.items() if value or name == "security"}


def _parameters(route: Route, schemas: Mapping[Any, Any]) -> list[dict[str, Any]]:
    path = [{"name": name, "in": "path", "required": True, "schema": {"type": "string"}} for name in route.parts]
    asked = fields(route.forms.query) if route.forms.query else ()
    query = [
        {"name": each.encode_name, "in": "query", "required": each.required, "schema": schemas[each.type]}
        for each in asked
    ]
    return path + query + _headers(route)


def _headers(route: Route) -> list[dict[str, Any]]:
    asked = {"Idempotency-Key": route.keyed, "If-Match": route.forms.version}
    return [
        {"name": name, "in": "header", "required": True, "schema": {"type": "string", "pattern": PATTERNS[name]}}
        for name, here in asked.items()
        if here
    ]


def _body(route: Route, schemas: Mapping[Any, Any]) -> dict[str, Any] | None:
    form = route.forms.body
    return {"required": not route.forms.optional, "content": {JSON: {"schema": schemas[form]}}} if form else None


def _responses(route: Route, schemas: Mapping[Any, Any]) -> dict[str, Any]:
    """The answer, and those refusals that the declaration brings along; others the view's own words name."""
    given = {"description": "Done", "content": {JSON: {"schema": schemas[route.forms.answer]}}, **_tag(route)}
    brought = {
        "400": route.forms.body or route.forms.query or _headers(route),
        "401": route.permission,
        "403": route.permission,
        "404": route.parts,
        "409": route.keyed,
        "412": route.forms.version,
        "422": route.keyed,
        "428": route.forms.version,
        "429": True,
        "default": True,
    }
    refusals = {status: {"$ref": f"#/components/responses/{status}"} for status, here in brought.items() if here}
    return {str(route.status): given, **refusals}


def _tag(route: Route) -> dict[str, Any]:
    """Of what has a version."""
    if "version" not in getattr(route.forms.answer, "__struct_fields__", ()):
        return {}
    return {"headers": {"ETag": {"description": "The version, in quotes", "schema": {"type": "string"}}}}


def _refusals(schemas: Mapping[Any, Any]) -> dict[str, Any]:
    content = {"content": {MEDIA_TYPE: {"schema": schemas[Problem]}}}
    responses = {status: {"description": text, **content} for status, text in REFUSALS.items()}
    for status in ("409", "429"):
        responses[status]["headers"] = {"Retry-After": {"description": "Seconds", "schema": {"type": "integer"}}}
    return responses


def _schemas(routes: Sequence[Route]) -> tuple[dict[Any, Any], dict[str, Any]]:
    """By type, and the components they refer to."""
    kinds: dict[Any, None] = {Problem: None}
    for route in routes:
        forms = route.forms
        kinds |= dict.fromkeys(form for form in (forms.body, forms.answer) if form)
        kinds |= dict.fromkeys(field.type for field in (fields(forms.query) if forms.query else ()))
    found, components = msgspec.json.schema_components(kinds, ref_template="#/components/schemas/{name}")
    text = msgspec.json.encode([found, components])
    for prefix in PREFIXES:
        text = text.replace(prefix, b"")
    schemas, named = msgspec.json.decode(text)
    return dict(zip(kinds, schemas, strict=True)), named
