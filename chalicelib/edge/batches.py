"""A batch of messages, each done on its own: one that fails does not take the others with it."""

from collections.abc import Callable, Sequence
from typing import Protocol

from chalicelib import tracing
from chalicelib.domain.errors import Conflict, Unavailable
from chalicelib.domain.journal import Entry
from chalicelib.edge import logs
from chalicelib.edge.records import Message, read_entry

PATIENCE = 3
"""Tries of a message that fails for no reason of the outside world: then it is set aside."""

LONGEST_PAUSE = 6 * 3600
"""Seconds between tries at the most; queues remember four days, so an outage of three is outlived."""


class Queue(Protocol):
    def later(self, receipt: str, seconds: int) -> None: ...

    def aside(self, body: str) -> bool: ...


def failures(ids: Sequence[str]) -> dict[str, list[dict[str, str]]]:
    """Lambda's partial answer: these come again, the others are done (ReportBatchItemFailures)."""
    return {"batchItemFailures": [{"itemIdentifier": each} for each in ids]}


def consume(
    name: str, messages: Sequence[Message], handle: Callable[[Entry], None], queue: Queue
) -> dict[str, list[dict[str, str]]]:
    """Hand every message over; returns the partial answer."""
    elapsed = logs.stopwatch()
    failed = [message.id for message in messages if not _done(name, message, handle, queue)]
    logs.write("batch", name, {"ms": elapsed(), "records": len(messages), "failed": len(failed)})
    return failures(failed)


def _done(name: str, message: Message, handle: Callable[[Entry], None], queue: Queue) -> bool:
    try:
        entry = read_entry(message.body)
        tracing.begin(entry.correlation)
        handle(entry)
    except Unavailable as error:
        tracing.trouble(error.reason, batch=name, tries=message.tries)
        queue.later(message.receipt, pause(message.tries, error.retry_after))
        return False
    except Conflict as error:
        tracing.trouble(error.reason, batch=name, tries=message.tries)
        queue.later(message.receipt, pause(message.tries, 1))
        return False
    except Exception as error:
        tracing.trouble(type(error).__name__, batch=name, tries=message.tries, at=_frames(error))
        if message.tries < PATIENCE:
            queue.later(message.receipt, pause(message.tries, 1))
            return False
        return queue.aside(message.body)
    return True


def _frames(error: Exception) -> list[str]:
    """Where it happened; not what was said, which may hold somebody's data."""
    import traceback

    frames = traceback.extract_tb(error.__traceback__)[-6:]
    return [f"{frame.filename.rpartition('/')[2]}:{frame.lineno}" for frame in frames]


def pause(tries: int, at_least: int) -> int:
    """Seconds before the next try: exponential, with full jitter, never sooner than asked."""
    import random

    return at_least + random.randint(0, min(LONGEST_PAUSE, 15 * 2 ** min(tries, 12)))  # noqa: S311 - no secret
