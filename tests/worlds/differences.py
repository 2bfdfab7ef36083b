"""Where moto is not true to life: said beside the test that shows it, and counted."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import pytest

from tests.worlds.chosen import CLOUD, MOTO

LEFT_OUT = "left out on moto"
NEEDS_PROCESSES = "it starts processes of their own, which moto in this one cannot serve"
NEEDS_LOCAL_CLOUD = "it is about the local cloud itself"
FOLDERS = {
    "tests/browser/": NEEDS_PROCESSES,
    "tests/crash/": "it loses answers, and moto does again what the client sends again",
    "tests/infra/deploying/test_stack.py": NEEDS_LOCAL_CLOUD,
    "tests/infra/local/test_ministack.py": NEEDS_LOCAL_CLOUD,
    "tests/infra/local/test_queues.py": NEEDS_LOCAL_CLOUD,
    "tests/infra/local/test_run.py": NEEDS_PROCESSES,
    "tests/infra/operate/test_redrive.py": NEEDS_LOCAL_CLOUD,
}
"""What a run on moto alone leaves out as a whole."""


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
        for place, reason in FOLDERS.items():
            if CLOUD == MOTO and item.nodeid.startswith(place):
                item.add_marker(not_of_moto(reason))
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


def told(skipped: Iterable[pytest.TestReport], unlike_life: int) -> Iterator[str]:
    """What a run on moto alone says of itself at its end."""
    reasons = Counter(str(each.longrepr[2]) for each in skipped if isinstance(each.longrepr, tuple))
    for reason, count in sorted(reasons.items()):
        if LEFT_OUT in reason:
            yield f"{count:5} {reason.partition('Skipped: ')[2]}"
    yield f"{unlike_life:5} expected failures where moto is unlike life"
    yield "      not begun: make deployed-test"
