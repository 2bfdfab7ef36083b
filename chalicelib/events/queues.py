"""Consumers of queues."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from chalice.app import Blueprint

from chalicelib import deadline
from chalicelib.bootstrap import container
from chalicelib.edge.batches import consume
from chalicelib.edge.messages import queue_messages
from chalicelib.edge.names import queue_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from chalicelib.domain.journal import Entry

blueprint = Blueprint(__name__)


@blueprint.on_sqs_message(queue=queue_name("imports"), batch_size=1, name="import_orders")
def import_orders(event: Any) -> Any:
    """Do the next step of an import."""
    step = container().imports.run
    return _consume("import_orders", event, "imports", step.run, give_up=step.give_up)


@blueprint.on_sqs_message(queue=queue_name("notices"), batch_size=4, name="send_notices")
def send_notices(event: Any) -> Any:
    """Tell people what concerns them."""
    with deadline.within(deadline.seconds_of(event.context)):
        background = container().background
        return _consume("send_notices", event, "notices", background.tell, give_up=background.give_up_notice)


@blueprint.on_sqs_message(queue=queue_name("purchases"), batch_size=1, name="propagate_purchases")
def propagate_purchases(event: Any) -> Any:
    """Carry a change of a purchase or of a pickup point to the next of its orders."""
    return _consume("propagate_purchases", event, "purchases", container().background.propagation.run)


@blueprint.on_sqs_message(queue=queue_name("inbox"), batch_size=4, name="read_inbox")
def read_inbox(event: Any) -> Any:
    """See what people's messages, and payments they report, set going."""
    return _consume("read_inbox", event, "inbox", container().background.inbox.run)


@blueprint.on_sqs_message(queue=queue_name("external"), batch_size=1, name="sync_external")
def sync_external(event: Any) -> Any:
    """Read what a marketplace pushed a hint of; tell it what was decided."""
    with deadline.within(deadline.seconds_of(event.context)):
        background = container().background
        return _consume(
            "sync_external", event, "external", background.external.run, give_up=background.give_up_external
        )


@blueprint.on_sqs_message(queue=queue_name("jobs"), batch_size=1, name="run_jobs")
def run_jobs(event: Any) -> Any:
    """Do what the clock, or a person's wish, asks for in the background."""
    with deadline.within(deadline.seconds_of(event.context)):
        return _consume("run_jobs", event, "jobs", container().background.jobs.run)


def _consume(
    name: str,
    event: Any,
    queue: str,
    handle: Callable[[Entry], None],
    give_up: Callable[[Entry], None] | None = None,
) -> Any:
    """What fails goes back to the ``queue`` that it came from."""
    return consume(name, queue_messages(event.to_dict()), handle, container().queue(queue), give_up=give_up)
