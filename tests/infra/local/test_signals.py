"""How a process is asked to end."""

import os
import signal
from collections.abc import Iterator

import pytest

from infra.local.signals import stop_on_signals, stopping

SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    kept = {name: signal.getsignal(name) for name in SIGNALS}
    yield
    for name, handler in kept.items():
        signal.signal(name, handler)


@pytest.mark.parametrize("name", SIGNALS)
def test_each_way_of_asking_is_heard(name: signal.Signals) -> None:
    event = stopping()
    assert not event.is_set()
    os.kill(os.getpid(), name)
    assert event.wait(5)


def test_an_end_that_is_asked_for_is_an_exception_so_that_finally_runs() -> None:
    stop_on_signals()
    with pytest.raises(KeyboardInterrupt):
        os.kill(os.getpid(), signal.SIGTERM)
