"""Small paths into somebody's JSON: the part of JMESPath that only chooses (docs/decisions/0047-jmespath.md).

No functions and no building of new values: what a path costs grows with what it is given and no faster.
"""

from __future__ import annotations

from typing import Any

from chalicelib.domain.errors import Invalid

LONGEST, DEEPEST = 200, 25

_CHOOSING = frozenset(
    {
        *("field", "subexpression", "index", "index_expression", "identity", "current", "projection", "flatten"),
        *("filter_projection", "comparator", "literal", "pipe", "or_expression", "and_expression", "not_expression"),
    }
)


def checked_path(path: str, field: str) -> str:
    """Raises Invalid of the ``field`` for what is no path, or does more than choose."""
    if not _is_choosing(_compiled(path, field).parsed, DEEPEST):
        raise Invalid("path_unreadable", field)
    return path


def find(path: str, value: Any) -> Any:
    """What a path that was checked leads to; None for nowhere."""
    from jmespath.exceptions import JMESPathError  # only workers read what a marketplace answers

    try:
        return _compiled(path, "path").search(value) if path else None
    except (
        JMESPathError,
        TypeError,
        ValueError,
        RecursionError,
    ):  # values that cannot be compared, depths that nobody means
        return None


def _compiled(path: str, field: str) -> Any:
    import jmespath
    from jmespath.exceptions import JMESPathError

    if len(path) > LONGEST:
        raise Invalid("path_unreadable", field)
    try:
        return jmespath.compile(path)
    except (JMESPathError, ValueError, RecursionError):
        raise Invalid("path_unreadable", field) from None


def _is_choosing(node: Any, depth: int) -> bool:
    if not isinstance(node, dict) or node.get("type") not in _CHOOSING or depth == 0:
        return False
    return all(_is_choosing(child, depth - 1) for child in node["children"])
