"""Consumers of queues."""

from typing import Any

from chalice.app import Blueprint

from chalicelib.bootstrap import hub
from chalicelib.edge.batches import consume
from chalicelib.edge.names import IMPORTS_QUEUE, NOTICES_QUEUE
from chalicelib.edge.records import queue_messages

blueprint = Blueprint(__name__)


@blueprint.on_sqs_message(queue=IMPORTS_QUEUE, batch_size=1, name="import_orders")
def import_orders(event: Any) -> Any:
    """Do the next step of an import."""
    return consume("import_orders", queue_messages(event.to_dict()), hub().import_stepping.advance, hub().imports_queue)


@blueprint.on_sqs_message(queue=NOTICES_QUEUE, batch_size=4, name="send_notices")
def send_notices(event: Any) -> Any:
    """Tell buyers what became of their orders."""
    return consume("send_notices", queue_messages(event.to_dict()), hub().noticing.tell, hub().notices_queue)
