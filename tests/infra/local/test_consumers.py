"""The consumers' process: every source in a thread of its own, streams to the last."""

import threading

import pytest

from infra.local.consumers import run
from infra.local.marks import Marks
from infra.local.streams import StreamPoller


class Source:
    """Works until it is told to stop, or breaks; ``ended`` is shared, in the order of ending."""

    def __init__(self, name: str, ended: list[str], breaks: bool = False) -> None:
        self.name, self.ended, self.breaks = name, ended, breaks

    def run(self, stop: threading.Event) -> None:
        if self.breaks:
            raise ZeroDivisionError
        assert stop.wait(10)
        self.ended.append(self.name)


class Stream(StreamPoller):
    """``arn`` is what it is called, ``streams`` where its end is written down."""

    def run(self, stop: threading.Event) -> None:
        assert stop.wait(10)
        self.streams.append(self.arn)


def stream(ended: list[str]) -> Stream:
    return Stream(name="relay", handler=lambda *_: None, streams=ended, arn="stream", batch_size=1, marks=Marks(None))


def told(seconds: float = 0.1) -> threading.Event:
    stop = threading.Event()
    threading.Timer(seconds, stop.set).start()
    return stop


def test_it_works_until_it_is_told_to_stop_and_the_streams_end_last() -> None:
    ended: list[str] = []
    assert run([stream(ended), Source("a", ended), Source("b", ended)], told())
    assert (sorted(ended[:2]), ended[2]) == (["a", "b"], "stream")


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_one_that_breaks_ends_the_others_and_is_told() -> None:
    ended: list[str] = []
    assert not run([Source("a", ended), Source("broken", ended, breaks=True), stream(ended)], threading.Event())
    assert ended == ["a", "stream"]


def test_without_any_source_it_waits_to_be_told() -> None:
    assert run([], told(0.01))
