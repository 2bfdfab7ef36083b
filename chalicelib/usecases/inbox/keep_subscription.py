"""By the clock: whether OK still takes the bot's token, and still delivers people's messages to us."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.communities.community import BOT_TOKEN, Community, ConnectionName
from chalicelib.domain.errors import Invalid, NotFound
from chalicelib.usecases.inbox.receive_messages import HOOK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chalicelib.domain.journal import Entry
    from chalicelib.usecases.communities.manage_connections import ManageConnections
    from chalicelib.usecases.ports import Bot, Communities, Secrets, Signer


class KeepSubscription(Struct, frozen=True):
    """``address`` is where OK reaches us, ending with a slash; without one nothing is subscribed.

    OK drops a subscription after hours of failures: one that is missing is made again.
    """

    communities: Communities
    secrets: Secrets
    bot: Bot
    signer: Signer
    manage_connections: ManageConnections
    address: str

    def run(self, entry: Entry) -> None:
        """Asking prolongs the bot's token, which lives 30 days. Raises Unavailable: the next turn comes anyway."""
        with suppress(NotFound):
            community = self.communities.get(entry.community)
            token = self.secrets.get(community.id, BOT_TOKEN)
            if token and community.group:
                self._look(community, token)

    def _look(self, community: Community, token: str) -> None:
        try:
            there = self.bot.subscriptions(token)
        except Invalid as refusal:
            self.manage_connections.refused(community, ConnectionName.BOT, refusal.reason)
            return
        self.manage_connections.answered(community, ConnectionName.BOT)
        if self.address:
            self._subscribe(community, token, there)

    def _subscribe(self, community: Community, token: str, there: Sequence[str]) -> None:
        """A token that OK has just taken is good: what it refuses now is our address."""
        url = f"{self.address}hooks/ok/{self.signer.sign(HOOK, community.id)}"
        try:
            if url not in there:
                self.bot.subscribe(token, url)
        except Invalid:
            self.manage_connections.refused(community, ConnectionName.HOOK, "hook_refused")
        else:
            self.manage_connections.answered(community, ConnectionName.HOOK)
