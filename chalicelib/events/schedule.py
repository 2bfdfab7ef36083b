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
