"""A batch of the journal's stream: order matters, and what cannot be read must not block the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib import tracing
from chalicelib.domain.errors import Invalid
from chalicelib.edge import logs
from chalicelib.edge.batches import failures
from chalicelib.edge.messages import QueueMessage, read_entry

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from chalicelib.domain.journal import Entry


def relay(
    messages: Sequence[QueueMessage], publish: Callable[[Sequence[Entry]], set[str]], dead_letter: Callable[[str], bool]
) -> dict[str, list[dict[str, str]]]:
    """Returns Lambda's partial answer: the first record that was not taken; the stream goes on from there."""
    elapsed = logs.stopwatch()
    entries: dict[str, Entry] = {}
    failed = set()
    for message in messages:
        try:
            entries[message.id] = read_entry(message.body)
        except Invalid as refusal:
            tracing.begin(message.id)
            tracing.trouble(refusal.reason, batch="relay_journal")
            failed |= set() if dead_letter(message.body) else {message.id}
    refused = publish(list(entries.values()))
    failed |= {place for place, entry in entries.items() if entry.id in refused}
    logs.write("batch", "relay_journal", {"ms": elapsed(), "records": len(messages), "failed": len(failed)})
    return failures([message.id for message in messages if message.id in failed][:1])
