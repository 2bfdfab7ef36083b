"""What happens by the clock."""

from typing import Any

from chalice.app import Blueprint

from chalicelib.bootstrap import container

blueprint = Blueprint(__name__)


@blueprint.schedule("rate(10 minutes)", name="collect_comments")
def collect_comments(event: Any) -> None:
    """Let every community's new comments be collected, and those of its purchases stop whose time has come."""
    from chalicelib.domain.journal import Event  # the API knows no jobs

    container().background.enqueue_scheduled.enqueue([Event.STOPS_SOUGHT, Event.COMMENTS_DUE])


@blueprint.schedule("rate(5 minutes)", name="poll_marketplaces")
def poll_marketplaces(event: Any) -> None:
    """Let every community's accounts at marketplaces be polled."""
    from chalicelib.domain.journal import Event

    container().background.enqueue_scheduled.enqueue([Event.POLLS_SOUGHT])


@blueprint.schedule("rate(1 hour)", name="wake_communities")
def wake_communities(event: Any) -> None:
    """Let reminders be found, and the connections with OK looked at, which keeps the bots' tokens alive.

    Imports that stand still are looked for, to be asked for again, orders that are older than the desk's list, and
    accounts at marketplaces that are to be compared.
    """
    from chalicelib.domain.journal import Event

    container().background.enqueue_scheduled.enqueue(
        [
            Event.REMINDERS_SOUGHT,
            Event.CONNECTION_DUE,
            Event.IMPORTS_SOUGHT,
            Event.EARLIER_ORDERS_SOUGHT,
            Event.COMPARISONS_SOUGHT,
        ]
    )
