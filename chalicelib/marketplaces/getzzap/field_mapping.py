"""Somebody else's order, brought into our own form by paths."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 – a struct looks its types up
from typing import Any

from msgspec import Struct, field

from chalicelib.domain.errors import Invalid
from chalicelib.marketplaces.getzzap.paths import checked_path, find

EXTRA = "extra."
BUYER = "buyer."

OWN: Mapping[str, str] = {
    name: name
    for name in (
        *("order", "phase", "status", "substatus", "group", "parent", "currency", "comment", "region", "city"),
        *("created_at", "changed_at", "ship_until", "free_refusal", "test", "extra", "buyer"),
    )
}
OWN_OF_LINES: Mapping[str, str] = {
    name: name
    for name in (
        *("key", "article", "name", "sku", "brand", "quantity", "cancelled"),
        *("price", "sum", "price_minor", "sum_minor"),
    )
}
_OF_BUYER = frozenset(f"{BUYER}{name}" for name in ("id", "name", "phone", "email", "substitute"))


class FieldMapping(Struct, frozen=True, forbid_unknown_fields=True):
    """Paths by the fields of our form: ``order``, ``buyer.phone``, ``extra.x``; ``lines`` leads to the list of lines.

    A line is read by ``line_fields``. Where ``lines`` leads to one object, it is the only line.
    """

    fields: Mapping[str, str] = field(default_factory=lambda: OWN)
    lines: str = "lines"
    line_fields: Mapping[str, str] = field(default_factory=lambda: OWN_OF_LINES)

    def checked(self) -> FieldMapping:
        """Raises Invalid of the field."""
        for name, path in self.fields.items():
            if name not in OWN and name not in _OF_BUYER and not name.startswith(EXTRA):
                raise Invalid("mapping_unknown", f"fields.{name[:40]}", name=name[:40])
            checked_path(path, f"fields.{name[:40]}")
        for name, path in self.line_fields.items():
            if name not in OWN_OF_LINES:
                raise Invalid("mapping_unknown", f"line_fields.{name[:40]}", name=name[:40])
            checked_path(path, f"line_fields.{name[:40]}")
        checked_path(self.lines, "lines")
        return self

    def applied(self, order: Any) -> Mapping[str, Any]:
        """The order in our form."""
        form: dict[str, Any] = {"buyer": {}, "extra": {}}
        for name, path in self.fields.items():
            group, _, within = name.partition(".")
            found = find(path, order)
            if within:
                form[group] = {**(form[group] if isinstance(form[group], dict) else {}), within: found}
            elif found is not None:
                form[name] = found
        found = find(self.lines, order)
        lines = [found] if isinstance(found, dict) else found if isinstance(found, list) else []
        form["lines"] = [self._line(each) for each in lines if isinstance(each, dict)]
        return form

    def _line(self, line: Any) -> Mapping[str, Any]:
        return {name: find(path, line) for name, path in self.line_fields.items()}
