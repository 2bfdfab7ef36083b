"""OK may drop a subscription after hours of failures: it is looked at on a schedule, and made again."""

from contextlib import suppress
from dataclasses import dataclass

from chalicelib.domain.communities import BOT_TOKEN, ConnectionName
from chalicelib.domain.errors import Invalid, NotFound
from chalicelib.domain.journal import Entry
from chalicelib.usecases.connecting import Connecting
from chalicelib.usecases.inbox.accepting import HOOK
from chalicelib.usecases.ports import Bot, Communities, Seals, Secrets


@dataclass(frozen=True)
class Subscribing:
    """``address`` is where OK reaches us, ending with a slash; without one nothing is subscribed."""

    communities: Communities
    secrets: Secrets
    bot: Bot
    seals: Seals
    connecting: Connecting
    address: str

    def advance(self, asked: Entry) -> None:
        """Asking also prolongs the bot's token. Raises Unavailable: the next turn comes anyway."""
        with suppress(NotFound):
            community = self.communities.get(asked.community)
            token = self.secrets.get(community.id, BOT_TOKEN)
            if not (token and community.group and self.address):
                return
            url = f"{self.address}hooks/ok/{self.seals.seal(HOOK, community.id)}"
            try:
                if url not in self.bot.subscriptions(token):
                    self.bot.subscribe(token, url)
            except Invalid as refusal:
                self.connecting.refused(community, ConnectionName.BOT, refusal.reason)
            else:
                self.connecting.answered(community, ConnectionName.BOT)
                self.connecting.answered(community, ConnectionName.HOOK)
