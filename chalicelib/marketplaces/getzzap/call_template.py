"""A call with places to fill: never more than a value is put there, and nothing is run."""

from __future__ import annotations

import re
from collections.abc import Mapping  # noqa: TC003 – a struct looks its types up
from typing import Any
from urllib.parse import quote

from msgspec import Struct

from chalicelib.domain.errors import Invalid
from chalicelib.outgoing.lenient import text
from chalicelib.outgoing.transport import Call
from chalicelib.usecases.ports import CallRefused

METHODS = frozenset({"GET", "POST", "PUT", "PATCH", "DELETE"})
MOST_NODES, DEEPEST = 200, 10

_PLACE = re.compile(r"\{([a-z_]{1,20}(?:\.[A-Za-z0-9_]{1,40})?)(:int)?\}")
_PATH = re.compile(r"/[A-Za-z0-9._~!$&'()*+,;=:@%/{}-]{0,300}")
_DOTS = frozenset({".", ".."})

PLACES = frozenset({"order", "status", "substatus", "group", "reason", "text", "lines", "since", "until", "cursor"})


class CallTemplate(Struct, frozen=True, forbid_unknown_fields=True):
    """Places stand in braces: ``/orders/{order}``. In a body ``{lines}`` alone is the list, ``{order:int}`` a number.

    An entry of ``query`` whose value comes out empty is left out.
    """

    path: str
    method: str = "GET"
    query: Mapping[str, str] = {}
    body: Any = None

    def checked(self, field: str) -> CallTemplate:
        """Raises Invalid of the ``field``."""
        written = [self.path, *self.query.values(), *_texts(self.body, field, DEEPEST)]
        if self.method not in METHODS or not _PATH.fullmatch(self.path) or _DOTS & set(self.path.split("/")):
            raise Invalid("template_unreadable", field)
        for name, _ in (place for each in written for place in _PLACE.findall(each)):
            if name not in PLACES and not name.startswith("extra."):
                raise Invalid("place_unknown", field, name=name)
        if len(written) > MOST_NODES:
            raise Invalid("template_unreadable", field)
        return self

    def filled(self, values: Mapping[str, Any], *, changes: bool = False) -> Call:
        """Raises CallRefused where a value would lead to another path."""
        query = {name: _in_text(each, values) for name, each in self.query.items()}
        return Call(
            self.method,
            "/".join(_segment(each, values) for each in self.path.split("/")),
            query={name: said for name, said in query.items() if said},
            json=None if self.body is None else _in_body(self.body, values),
            changes=changes,
        )


def _segment(segment: str, values: Mapping[str, Any]) -> str:
    filled = _PLACE.sub(lambda place: quote(text(values.get(place[1])), safe=""), segment)
    if filled in _DOTS or (segment and not filled):
        raise CallRefused("order_missing")
    return filled


def _in_text(template: str, values: Mapping[str, Any]) -> str:
    return _PLACE.sub(lambda place: text(values.get(place[1]), 2_000), template)


def _in_body(template: Any, values: Mapping[str, Any]) -> Any:
    if isinstance(template, dict):
        return {name: _in_body(each, values) for name, each in template.items()}
    if isinstance(template, list):
        return [_in_body(each, values) for each in template]
    alone = _PLACE.fullmatch(template) if isinstance(template, str) else None
    if not alone:
        return _in_text(template, values) if isinstance(template, str) else template
    value = values.get(alone[1], "")
    return int(value) if alone[2] and isinstance(value, str) and value.isascii() and value.isdigit() else value


def _texts(body: Any, field: str, depth: int) -> list[str]:
    """All texts of a body; raises Invalid for one that is too deep."""
    if depth == 0:
        raise Invalid("template_unreadable", field)
    inner = body.values() if isinstance(body, dict) else body if isinstance(body, list) else ()
    here = [body] if isinstance(body, str) else []
    return here + [each for value in inner for each in _texts(value, field, depth - 1)]
