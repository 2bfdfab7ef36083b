"""A batch of messages, each done on its own: one that fails does not take the others with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from chalicelib import tracing
from chalicelib.domain.errors import Conflict, Invalid, NotFound, NotYet, Unavailable
from chalicelib.edge import logs
from chalicelib.edge.messages import QueueMessage, read_entry

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from chalicelib.domain.journal import Entry

PATIENCE = 3
"""Tries of a message that fails for no reason of the outside world: then it is a dead letter."""

LONGEST_PAUSE = 6 * 3600
"""Seconds between tries at the most."""

LONGEST_HIDING = 43_000
"""A queue hides a message for twelve hours, counted from when it handed it over."""

HORIZON = 72 * 3600
"""Seconds that the world may refuse a message: then it is a dead letter, for an operator to send it again."""

GRACE = 24 * 3600
"""So much longer may it wait where nothing is wrong: for the end of quiet hours, for its turn after an outage."""

JITTER, MOST_JITTER = 3, 30
"""Seconds over which those who wait for the same moment come back: a few, and more for those who came in vain."""


class Queue(Protocol):
    def delay(self, receipt: str, seconds: int) -> None: ...

    def dead_letter(self, body: str) -> bool: ...


def failures(ids: Sequence[str]) -> dict[str, list[dict[str, str]]]:
    """Lambda's partial answer: these come again, the others are done (ReportBatchItemFailures)."""
    return {"batchItemFailures": [{"itemIdentifier": each} for each in ids]}


class Consumer(Struct, frozen=True):
    """``give_up`` ends in words what ``handle`` was asked for, before its message becomes a dead letter."""

    name: str
    handle: Callable[[Entry], None]
    queue: Queue
    give_up: Callable[[Entry], None] | None = None


def consume(
    name: str,
    messages: Sequence[QueueMessage],
    handle: Callable[[Entry], None],
    queue: Queue,
    give_up: Callable[[Entry], None] | None = None,
) -> dict[str, list[dict[str, str]]]:
    """Hand every message over; returns the partial answer."""
    elapsed, consumer = logs.stopwatch(), Consumer(name, handle, queue, give_up)
    failed = [message.id for message in messages if not _done(consumer, message)]
    logs.write("batch", name, {"ms": elapsed(), "records": len(messages), "failed": len(failed)})
    return failures(failed)


def _done(consumer: Consumer, message: QueueMessage) -> bool:
    error = _trouble(message, consumer.handle)
    match error:
        case None:
            return True
        case NotYet():
            return _wait(consumer, message, error.retry_after)
        case Unavailable() | Conflict():
            return _try_again(consumer, message, error)
    _log_error(consumer, message, error)
    if message.tries < PATIENCE:
        consumer.queue.delay(message.receipt, pause(message, 1))
        return False
    return _dead_letter(consumer, message)


def _trouble(message: QueueMessage, handle: Callable[[Entry], None]) -> Exception | None:
    """What came of handing it over; None when it is done."""
    try:
        tracing.begin(message.id)
        entry = read_entry(message.body)
        tracing.begin(entry.correlation)
        handle(entry)
    except Exception as error:
        return error
    return None


def _wait(consumer: Consumer, message: QueueMessage, seconds: int) -> bool:
    """Nothing is wrong, so nothing is said."""
    if message.age > HORIZON + GRACE:
        return _give_up(consumer, message)
    import random  # the API waits for nobody

    jitter = random.randint(0, min(JITTER * message.tries, MOST_JITTER))  # noqa: S311 - no secret
    consumer.queue.delay(message.receipt, min(seconds + jitter, LONGEST_HIDING))
    return False


def _try_again(consumer: Consumer, message: QueueMessage, error: Unavailable | Conflict) -> bool:
    if message.age > HORIZON:
        return _give_up(consumer, message)
    tracing.trouble(error.reason, batch=consumer.name, tries=message.tries)
    asked = error.retry_after if isinstance(error, Unavailable) else 1
    consumer.queue.delay(message.receipt, pause(message, asked))
    return False


def _give_up(consumer: Consumer, message: QueueMessage) -> bool:
    tracing.trouble("given_up", batch=consumer.name, tries=message.tries)
    return _dead_letter(consumer, message)


def _dead_letter(consumer: Consumer, message: QueueMessage) -> bool:
    """Not before it is said to whoever waits for it; while that cannot be said, the message comes again."""
    error = _trouble(message, consumer.give_up) if consumer.give_up else None
    if isinstance(error, Unavailable | Conflict):
        consumer.queue.delay(message.receipt, pause(message, 1))
        return False
    if error and not isinstance(error, Invalid | NotFound):  # nobody waits for what nobody can read, or is gone
        _log_error(consumer, message, error)
    return consumer.queue.dead_letter(message.body)


def _log_error(consumer: Consumer, message: QueueMessage, error: Exception) -> None:
    tracing.trouble(type(error).__name__, batch=consumer.name, tries=message.tries, at=logs.frames(error))


def pause(message: QueueMessage, at_least: int) -> int:
    """Seconds before the next try: exponential, with full jitter, never sooner than asked.

    A message may have come often only because it had to wait: the pause is not longer than it has been there.
    """
    most = min(LONGEST_PAUSE, 15 * 2 ** min(message.tries, 12), max(int(message.age), 30))
    import random

    return at_least + random.randint(0, most)  # noqa: S311 - no secret
