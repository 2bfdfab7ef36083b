"""The journal's stream."""

from typing import Any

from chalice.app import Blueprint

from chalicelib.bootstrap import container
from chalicelib.edge.messages import stream_messages
from chalicelib.edge.names import JOURNAL_STREAM
from chalicelib.edge.relay import relay

blueprint = Blueprint(__name__)


@blueprint.on_dynamodb_record(stream_arn=JOURNAL_STREAM, batch_size=100, name="relay_journal")
def relay_journal(event: Any) -> Any:
    """Publish what was committed."""
    return relay(
        stream_messages(event.to_dict()),
        container().background.relay_journal.relay,
        container().queue("relay").dead_letter,
    )
