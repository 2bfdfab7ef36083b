"""Names that decorators need while modules are imported; at packaging there are none yet."""

import os

_NO_STREAM = "arn:aws:dynamodb:us-east-1:000000000000:table/journal/stream/at-packaging"
"""Without any stream Chalice would leave the handler out of a package; the merged template sets the real one."""

JOURNAL_STREAM = os.environ.get("JOURNAL_STREAM") or _NO_STREAM
RESOURCE_PREFIX = os.environ.get("RESOURCE_PREFIX", "")


def queue_name(name: str) -> str:
    """The whole name of a queue."""
    return f"{RESOURCE_PREFIX}{name}"
