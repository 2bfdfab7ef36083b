"""Whether a description only adds to an earlier one: whoever was written for that one may go on as before.

A request of before is still taken, an answer still holds what it held. New values of an answer's enumeration are no
break: it is promised that they may come. What was asked and is not named any more is one, also where nobody refuses it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

METHODS = ("get", "post", "patch", "put", "delete")
JSON = "application/json"
LOWEST, HIGHEST = ("minLength", "minimum", "minItems"), ("maxLength", "maximum", "maxItems")
EXACT = ("pattern", "format", "uniqueItems")

Schema = Mapping[str, Any]


def breaks(old: Schema, new: Schema) -> list[str]:
    """What somebody would stumble over, each with its place."""
    found: list[str] = []
    for path, methods in old["paths"].items():
        for method in METHODS:
            if method not in methods:
                continue
            place, operation = f"{method.upper()} {path}", new["paths"].get(path, {}).get(method)
            if operation is None:
                found.append(f"{place} is gone")
                continue
            found += _Compared(old, new, asks=True).requests(place, methods[method], operation)
            found += _Compared(old, new, asks=False).answers(place, methods[method], operation)
    return found


@dataclass
class _Compared:
    """``asks``: of what is sent to us; else of what we answer."""

    old: Schema
    new: Schema
    asks: bool
    seen: set[tuple[str, str]] = field(default_factory=set)

    def requests(self, place: str, old: Schema, new: Schema) -> Iterator[str]:
        before, after = _parameters(old), _parameters(new)
        yield from (f"{place}: {name} is not taken any more" for name in before.keys() - after.keys())
        for name, each in after.items():
            if each.get("required") and not before.get(name, {}).get("required"):
                yield f"{place}: {name} has to be named now"
            if name in before:
                yield from self.schemas(f"{place}: {name}", before[name]["schema"], each["schema"])
        was, body = old.get("requestBody"), new.get("requestBody")
        if body and body.get("required") and not (was and was.get("required")):
            yield f"{place}: a body has to be sent now"
        if was:
            yield from self.schemas(f"{place}: body", _content(was), _content(body or {}))

    def answers(self, place: str, old: Schema, new: Schema) -> Iterator[str]:
        for status, answer in old["responses"].items():
            if not status.startswith("2"):
                continue
            if status not in new["responses"]:
                yield f"{place}: {status} is not answered any more"
                continue
            yield from self.schemas(f"{place}: {status}", _content(answer), _content(new["responses"][status]))

    def schemas(self, place: str, old: Schema, new: Schema) -> Iterator[str]:
        named = (str(old.get("$ref")), str(new.get("$ref")))
        if "$ref" in old and named in self.seen:
            return
        self.seen.add(named)
        before, after = _by_type(self.old, old), _by_type(self.new, new)
        less, more = (before, after) if self.asks else (after, before)
        if "any" not in more:
            yield from (f"{place}: {kind} is another type" for kind in sorted(less.keys() - more.keys()))
        for kind in sorted(before.keys() & after.keys()):
            yield from self._alike(place, before[kind], after[kind])

    def _alike(self, place: str, old: Schema, new: Schema) -> Iterator[str]:
        yield from self._choices(place, old, new)
        if self.asks:
            yield from _narrowed(place, old, new)
        if "items" in old and "items" in new:
            yield from self.schemas(f"{place}[]", old["items"], new["items"])
        more, less = old.get("additionalProperties"), new.get("additionalProperties")
        if isinstance(more, dict) and isinstance(less, dict):
            yield from self.schemas(f"{place}{{}}", more, less)
        yield from self._fields(place, old, new)

    def _choices(self, place: str, old: Schema, new: Schema) -> Iterator[str]:
        if self.asks and "enum" in new and "enum" not in old:
            yield f"{place}: only some values are taken now"
        gone = set(old.get("enum", ())) - set(new.get("enum", old.get("enum", ())))
        yield from (f"{place}: {value} is gone" for value in sorted(gone))

    def _fields(self, place: str, old: Schema, new: Schema) -> Iterator[str]:
        before, after = old.get("properties", {}), new.get("properties", {})
        yield from (f"{place}.{name} is gone" for name in sorted(before.keys() - after.keys()))
        needed, was = set(new.get("required", ())), set(old.get("required", ()))
        if self.asks:
            yield from (f"{place}.{name} has to be named now" for name in sorted(needed - was))
        else:
            yield from (f"{place}.{name} may be missing now" for name in sorted((was - needed) & after.keys()))
        for name in sorted(before.keys() & after.keys()):
            yield from self.schemas(f"{place}.{name}", before[name], after[name])


def _narrowed(place: str, old: Schema, new: Schema) -> Iterator[str]:
    tighter = [name for name in LOWEST if new.get(name, 0) > old.get(name, 0)]
    tighter += [name for name in HIGHEST if name in new and new[name] < old.get(name, float("inf"))]
    tighter += [name for name in EXACT if name in new and new[name] != old.get(name)]
    yield from (f"{place}: {name} is tighter" for name in tighter)


def _parameters(operation: Schema) -> dict[str, Schema]:
    """But for those of the path, which have their place there and no name that anybody sends."""
    return {each["name"]: each for each in operation.get("parameters", []) if each["in"] != "path"}


def _content(said: Schema) -> Schema:
    found: Schema = said.get("content", {}).get(JSON, {}).get("schema", {})
    return found


def _by_type(document: Schema, schema: Schema) -> dict[str, Schema]:
    """The alternatives of a schema, none of them a reference; of a type there is one."""
    if "$ref" in schema:
        target = document["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
        said = {name: value for name, value in schema.items() if name not in ("$ref", "description")}
        return _by_type(document, {**target, **said})
    if "anyOf" in schema:
        return {kind: each for part in schema["anyOf"] for kind, each in _by_type(document, part).items()}
    kinds = schema.get("type", "string" if "enum" in schema else "any")
    return dict.fromkeys([kinds] if isinstance(kinds, str) else kinds, schema)
