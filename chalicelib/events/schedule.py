"""What happens by the clock."""

from typing import Any

from chalice.app import Blueprint

from chalicelib import tracing
from chalicelib.bootstrap import hub

blueprint = Blueprint(__name__)


@blueprint.schedule("rate(7 days)", name="keep_bots_alive")
def keep_bots_alive(event: Any) -> None:
    """Ask OK about every group's bot, so that its token lives on."""
    for community in hub().founding.keep_bots_alive():
        tracing.trouble("bot_token_refused", community=community)


@blueprint.schedule("rate(10 minutes)", name="collect_comments")
def collect_comments(event: Any) -> None:
    """Let every community's new comments be collected."""
    from chalicelib.domain.journal import Event  # the API knows no chores

    hub().waking.wake([Event.COMMENTS_DUE])


@blueprint.schedule("rate(1 hour)", name="wake_communities")
def wake_communities(event: Any) -> None:
    """Let reminders be found, and the connections with OK looked at."""
    from chalicelib.domain.journal import Event

    hub().waking.wake([Event.REMINDERS_SOUGHT, Event.CONNECTION_DUE])
