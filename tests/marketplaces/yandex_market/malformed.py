"""Odd things at every place of a push or an order."""

import copy
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=8),
    st.sampled_from(["", "0", "-1", "1.5", "\ud800", "\x00", "x" * 5_000, "9" * 30, 1 << 80, -1, 1e308, 1e-308]),
    st.sampled_from(["PROCESSING", "CANCELLED", "2026-11-22T10:15:30Z", "9999-12-31T23:59:59-23:59", "1e999999999"]),
    st.sampled_from([[], {}, [[]], [{}], [None], {"value": "1e9"}, {"payment": 5}, {"parent": {"parent": []}}]),
    st.recursive(st.none() | st.text(max_size=3), lambda inner: st.lists(inner, max_size=3), max_leaves=5),
    st.dictionaries(st.sampled_from(["id", "count", "value", "status", "\ud800"]), st.text(max_size=3), max_size=3),
)


def places(thing: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    inner = thing.items() if isinstance(thing, dict) else enumerate(thing) if isinstance(thing, list) else ()
    for key, value in inner:
        yield from places(value, (*path, key))


def changed(thing: Any, path: tuple[Any, ...], value: Any, drop: bool) -> Any:
    thing = copy.deepcopy(thing)
    inner = thing
    for key in path[:-1]:
        inner = inner[key]
    if drop:
        del inner[path[-1]]
    else:
        inner[path[-1]] = value
    return thing
