"""Consumers of queues."""

from typing import Any

from chalice.app import Blueprint

from chalicelib import deadline
from chalicelib.bootstrap import container
from chalicelib.edge.batches import consume
from chalicelib.edge.messages import queue_messages
from chalicelib.edge.names import queue_name

blueprint = Blueprint(__name__)


@blueprint.on_sqs_message(queue=queue_name("imports"), batch_size=1, name="import_orders")
def import_orders(event: Any) -> Any:
    """Do the next step of an import."""
    stepping = container().imports.run
    messages = queue_messages(event.to_dict())
    return consume(
        "import_orders", messages, stepping.run, queue=container().queue("imports"), give_up=stepping.give_up
    )


@blueprint.on_sqs_message(queue=queue_name("notices"), batch_size=4, name="send_notices")
def send_notices(event: Any) -> Any:
    """Tell people what concerns them."""
    with deadline.within(deadline.seconds_of(event.context)):
        return consume(
            "send_notices", queue_messages(event.to_dict()), container().notices.send.send, container().queue("notices")
        )


@blueprint.on_sqs_message(queue=queue_name("purchases"), batch_size=1, name="propagate_purchases")
def propagate_purchases(event: Any) -> Any:
    """Carry a change of a purchase or of a pickup point to the next of its orders."""
    messages = queue_messages(event.to_dict())
    return consume(
        "propagate_purchases", messages, container().background.propagation.run, container().queue("purchases")
    )


@blueprint.on_sqs_message(queue=queue_name("inbox"), batch_size=4, name="read_inbox")
def read_inbox(event: Any) -> Any:
    """See what people's messages set going."""
    return consume(
        "read_inbox",
        queue_messages(event.to_dict()),
        container().inbox.handle_messages.handle,
        container().queue("inbox"),
    )


@blueprint.on_sqs_message(queue=queue_name("jobs"), batch_size=1, name="run_jobs")
def run_jobs(event: Any) -> Any:
    """Do what the clock, or a person's wish, asks for in the background."""
    return consume(
        "run_jobs", queue_messages(event.to_dict()), container().background.jobs.run, container().queue("jobs")
    )
