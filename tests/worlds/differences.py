"""Where moto is not true to life: said beside the test that shows it, and counted."""

from collections.abc import Sequence

import pytest

from tests.worlds.chosen import CLOUD, MOTO

LEFT_OUT = "left out on moto"


def unlike_life(reason: str, *raises: type[BaseException]) -> pytest.MarkDecorator:
    """moto fails this test, always, and in this way: the day it passes there, it is told as a failure."""
    return pytest.mark.unlike_life(reason, raises or (AssertionError,))


def not_of_moto(reason: str) -> pytest.MarkDecorator:
    """Asking moto would say nothing, or something else each time."""
    return pytest.mark.not_of_moto(reason)


def plan(items: Sequence[pytest.Item]) -> None:
    """Strict expected failures, and what is left out, for the tests that are asked of moto."""
    for item in items:
        if not asks_moto(item):
            continue
        for mark in item.iter_markers("unlike_life"):
            reason, raises = mark.args
            item.add_marker(pytest.mark.xfail(reason=f"moto is unlike life: {reason}", raises=raises, strict=True))
        for mark in item.iter_markers("not_of_moto"):
            item.add_marker(pytest.mark.skip(reason=f"{LEFT_OUT}: {mark.args[0]}"))


def asks_moto(item: pytest.Item) -> bool:
    if isinstance(item, pytest.Function) and hasattr(item, "callspec"):
        world = item.callspec.params.get("world", CLOUD)
        return bool(world == MOTO)
    return CLOUD == MOTO
