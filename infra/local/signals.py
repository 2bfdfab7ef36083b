"""How a process of the local runtime is asked to end."""

import signal
import threading
from types import FrameType


def stop_on_signals() -> None:
    """SIGTERM ends the process as Ctrl-C does: through an exception, so that `finally` runs."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)


def stopping() -> threading.Event:
    """An event that is set when the process is asked to end."""
    event = threading.Event()

    def ask(_signal: int, _frame: FrameType | None) -> None:
        event.set()

    for name in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(name, ask)
    return event
