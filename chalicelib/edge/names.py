"""Names that decorators need while modules are imported; at packaging there are none yet."""

import os

IMPORTS_QUEUE = os.environ.get("IMPORTS_QUEUE") or "imports"
NOTICES_QUEUE = os.environ.get("NOTICES_QUEUE") or "notices"
PURCHASES_QUEUE = os.environ.get("PURCHASES_QUEUE") or "purchases"
INBOX_QUEUE = os.environ.get("INBOX_QUEUE") or "inbox"
CHORES_QUEUE = os.environ.get("CHORES_QUEUE") or "chores"
_NO_STREAM = "arn:aws:dynamodb:us-east-1:000000000000:table/journal/stream/at-packaging"
"""Without any stream Chalice would leave the handler out of a package; the merged template sets the real one."""

JOURNAL_STREAM = os.environ.get("JOURNAL_STREAM") or _NO_STREAM
