"""A batch of messages, each done on its own: one that fails does not take the others with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from chalicelib import tracing
from chalicelib.domain.errors import Conflict, NotYet, Unavailable
from chalicelib.edge import logs
from chalicelib.edge.records import Message, read_entry

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from chalicelib.domain.journal import Entry

PATIENCE = 3
"""Tries of a message that fails for no reason of the outside world: then it is set aside."""

LONGEST_PAUSE = 6 * 3600
"""Seconds between tries at the most."""

LONGEST_HIDING = 43_000
"""A queue hides a message for twelve hours, counted from when it handed it over."""

HORIZON = 72 * 3600
"""Seconds that the world may refuse a message: then it is set aside, for an operator to send it again."""

GRACE = 24 * 3600
"""So much longer may it wait where nothing is wrong: for the end of quiet hours, for its turn after an outage."""

SPREAD, WIDEST = 3, 30
"""Seconds over which those who wait for the same moment come back: a few, and more for those who came in vain."""


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
        tracing.begin(message.id)
        entry = read_entry(message.body)
        tracing.begin(entry.correlation)
        handle(entry)
    except NotYet as error:
        return _wait(name, message, queue, error.retry_after)
    except (Unavailable, Conflict) as error:
        return _try_again(name, message, queue, error)
    except Exception as error:
        tracing.trouble(type(error).__name__, batch=name, tries=message.tries, at=logs.frames(error))
        if message.tries < PATIENCE:
            queue.later(message.receipt, pause(message, 1))
            return False
        return queue.aside(message.body)
    return True


def _wait(name: str, message: Message, queue: Queue, seconds: int) -> bool:
    """Nothing is wrong, so nothing is said."""
    if message.age > HORIZON + GRACE:
        return _give_up(name, message, queue)
    import random  # the API waits for nobody

    spread = random.randint(0, min(SPREAD * message.tries, WIDEST))  # noqa: S311 - no secret
    queue.later(message.receipt, min(seconds + spread, LONGEST_HIDING))
    return False


def _try_again(name: str, message: Message, queue: Queue, error: Unavailable | Conflict) -> bool:
    if message.age > HORIZON:
        return _give_up(name, message, queue)
    tracing.trouble(error.reason, batch=name, tries=message.tries)
    asked = error.retry_after if isinstance(error, Unavailable) else 1
    queue.later(message.receipt, pause(message, asked))
    return False


def _give_up(name: str, message: Message, queue: Queue) -> bool:
    tracing.trouble("given_up", batch=name, tries=message.tries)
    return queue.aside(message.body)


def pause(message: Message, at_least: int) -> int:
    """Seconds before the next try: exponential, with full jitter, never sooner than asked.

    A message may have come often only because it had to wait: the pause is not longer than it has been there.
    """
    most = min(LONGEST_PAUSE, 15 * 2 ** min(message.tries, 12), max(int(message.age), 30))
    import random

    return at_least + random.randint(0, most)  # noqa: S311 - no secret
