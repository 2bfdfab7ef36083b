"""Consumers of queues."""

from typing import Any

from chalice.app import Blueprint

from chalicelib import deadline
from chalicelib.bootstrap import hub
from chalicelib.edge.batches import consume
from chalicelib.edge.names import queue_name
from chalicelib.edge.records import queue_messages

blueprint = Blueprint(__name__)


@blueprint.on_sqs_message(queue=queue_name("imports"), batch_size=1, name="import_orders")
def import_orders(event: Any) -> Any:
    """Do the next step of an import."""
    stepping = hub().import_stepping
    messages = queue_messages(event.to_dict())
    return consume("import_orders", messages, stepping.advance, hub().queue("imports"), stepping.give_up)


@blueprint.on_sqs_message(queue=queue_name("notices"), batch_size=4, name="send_notices")
def send_notices(event: Any) -> Any:
    """Tell people what concerns them."""
    with deadline.within(deadline.seconds_of(event.context)):
        return consume("send_notices", queue_messages(event.to_dict()), hub().noticing.tell, hub().queue("notices"))


@blueprint.on_sqs_message(queue=queue_name("purchases"), batch_size=1, name="spread_purchases")
def spread_purchases(event: Any) -> Any:
    """Carry a change of a purchase or of a pickup point to the next of its orders."""
    messages = queue_messages(event.to_dict())
    return consume("spread_purchases", messages, hub().spreading.advance, hub().queue("purchases"))


@blueprint.on_sqs_message(queue=queue_name("inbox"), batch_size=4, name="read_inbox")
def read_inbox(event: Any) -> Any:
    """See what people's messages set going."""
    return consume("read_inbox", queue_messages(event.to_dict()), hub().answering.read, hub().queue("inbox"))


@blueprint.on_sqs_message(queue=queue_name("chores"), batch_size=1, name="do_chores")
def do_chores(event: Any) -> Any:
    """Do what the clock, or a person's wish, asks for in the background."""
    return consume("do_chores", queue_messages(event.to_dict()), hub().chores.advance, hub().queue("chores"))
