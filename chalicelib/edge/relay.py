"""A batch of the journal's stream: order matters, and what cannot be read must not block the rest."""

from collections.abc import Callable, Sequence

from chalicelib.domain.errors import Invalid
from chalicelib.domain.journal import Entry
from chalicelib.edge import logs
from chalicelib.edge.batches import failures
from chalicelib.edge.records import Message, read_entry


def relay(
    messages: Sequence[Message], publish: Callable[[Sequence[Entry]], set[str]], aside: Callable[[str], None]
) -> dict[str, list[dict[str, str]]]:
    """Returns Lambda's partial answer: the first record that was not taken; the stream goes on from there."""
    elapsed = logs.stopwatch()
    readable: dict[str, str] = {}
    entries = []
    for message in messages:
        try:
            entry = read_entry(message.body)
        except Invalid:
            aside(message.body)
            continue
        readable[entry.id] = message.id
        entries.append(entry)
    refused = publish(entries)
    first = [place for entry_id, place in readable.items() if entry_id in refused][:1]
    logs.write("batch", "relay_journal", {"ms": elapsed(), "records": len(messages), "failed": len(refused)})
    return failures(first)
