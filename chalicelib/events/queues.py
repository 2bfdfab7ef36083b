"""Consumers of queues."""

from typing import Any

from chalice.app import Blueprint

from chalicelib import deadline
from chalicelib.bootstrap import hub
from chalicelib.edge.batches import consume
from chalicelib.edge.names import CHORES_QUEUE, IMPORTS_QUEUE, INBOX_QUEUE, NOTICES_QUEUE, PURCHASES_QUEUE
from chalicelib.edge.records import queue_messages

blueprint = Blueprint(__name__)


@blueprint.on_sqs_message(queue=IMPORTS_QUEUE, batch_size=1, name="import_orders")
def import_orders(event: Any) -> Any:
    """Do the next step of an import."""
    stepping = hub().import_stepping
    messages = queue_messages(event.to_dict())
    return consume("import_orders", messages, stepping.advance, hub().imports_queue, stepping.give_up)


@blueprint.on_sqs_message(queue=NOTICES_QUEUE, batch_size=4, name="send_notices")
def send_notices(event: Any) -> Any:
    """Tell people what concerns them."""
    with deadline.within(deadline.seconds_of(event.context)):
        return consume("send_notices", queue_messages(event.to_dict()), hub().noticing.tell, hub().notices_queue)


@blueprint.on_sqs_message(queue=PURCHASES_QUEUE, batch_size=1, name="spread_purchases")
def spread_purchases(event: Any) -> Any:
    """Carry a change of a purchase or of a pickup point to the next of its orders."""
    return consume("spread_purchases", queue_messages(event.to_dict()), hub().spreading.advance, hub().purchases_queue)


@blueprint.on_sqs_message(queue=INBOX_QUEUE, batch_size=4, name="read_inbox")
def read_inbox(event: Any) -> Any:
    """See what people's messages set going."""
    return consume("read_inbox", queue_messages(event.to_dict()), hub().answering.read, hub().inbox_queue)


@blueprint.on_sqs_message(queue=CHORES_QUEUE, batch_size=1, name="do_chores")
def do_chores(event: Any) -> Any:
    """Do what the clock, or a person's wish, asks for in the background."""
    return consume("do_chores", queue_messages(event.to_dict()), hub().chores.advance, hub().chores_queue)
