"""The consumers' process: every event source in a thread of its own."""

import argparse
import os
import sys
import threading
from collections.abc import Iterable
from pathlib import Path

from infra.local.problem import Problem
from infra.local.signals import stopping
from infra.local.sources import Source, Sources
from infra.local.streams import StreamPoller


def run(sources: Iterable[Source], stop: threading.Event) -> bool:
    """Work until told to stop; False when a source broke, for the supervisor to start the process again.

    Streams end last: what the others write while they end still has to be relayed.
    """
    kinds = [(source, isinstance(source, StreamPoller)) for source in sources]
    broken, streams_stop = threading.Event(), threading.Event()
    first = [_start(source, stop, broken) for source, is_stream in kinds if not is_stream]
    last = [_start(source, streams_stop, broken) for source, is_stream in kinds if is_stream]
    while not (stop.wait(0.2) or broken.is_set()):
        pass
    _join(first, stop)
    _join(last, streams_stop)
    return not broken.is_set()


def _start(source: Source, stop: threading.Event, broken: threading.Event) -> threading.Thread:
    def work() -> None:
        try:
            source.run(stop)
        finally:
            if not stop.is_set():
                broken.set()

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    return thread


def _join(threads: Iterable[threading.Thread], stop: threading.Event) -> None:
    stop.set()
    for thread in threads:
        thread.join()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--memory", type=Path, required=True, help="where it is kept when a schedule was last due")
    memory = parser.parse_args().memory
    memory.mkdir(parents=True, exist_ok=True)
    stop = stopping()
    from app import app

    return 0 if run(Sources(app, os.environ, memory).all(), stop) else 1


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Problem as problem:
        sys.exit(str(problem))
