"""What is other than before, by field, for whoever reads what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from collections.abc import Mapping


def changed_fields(before: msgspec.Struct, after: msgspec.Struct) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """Of two states of one thing, as plain JSON: what it was and what it is, of the fields that differ."""
    was, became = (msgspec.to_builtins(each, str_keys=True) for each in (before, after))
    names = [name for name in became if name != "version" and was.get(name) != became[name]]
    return {name: was.get(name) for name in names}, {name: became[name] for name in names}
