"""Calling a consumer as Lambda does, and reading what it answers about its batch."""

import traceback
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from chalice.local import LambdaContext

Handler = Callable[[dict[str, Any], LambdaContext], Any]

SECONDS = 60
"""How long a consumer is told it may take."""


class WholeBatchFailed(Exception):
    """The consumer raised, or named a record that was not in its batch: Lambda retries all of them."""


def call(name: str, handler: Handler, event: dict[str, Any]) -> Any:
    """The consumer's answer. Whatever it raises is an outcome, as it is for Lambda: shown, and the batch failed."""
    context = LambdaContext(name, memory_size=512, max_runtime_ms=SECONDS * 1000)
    with ThreadPoolExecutor(1, thread_name_prefix=name) as worker:
        outcome = worker.submit(handler, event, context)
        error = outcome.exception()
    if error:
        traceback.print_exception(error)
        raise WholeBatchFailed(name)
    return outcome.result()


def failed_items(answer: Any, items: Iterable[str]) -> set[str]:
    """The records of the batch that were not done; raises WholeBatchFailed where Lambda takes it so."""
    failures = (answer or {}).get("batchItemFailures") or []
    named = {failure.get("itemIdentifier") for failure in failures}
    if not named <= set(items):
        raise WholeBatchFailed("an unknown item was named as failed")
    return named
