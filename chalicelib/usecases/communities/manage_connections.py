"""How a community is connected with OK: tokens are checked and kept, and a refusal is told, not swallowed."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.access.permissions import ROLES, Permission
from chalicelib.domain.buyers.buyer import ok_identity
from chalicelib.domain.comments.comment import Source
from chalicelib.domain.communities.community import (
    BOT_TOKEN,
    COMMENTS_TOKEN,
    Community,
    Connection,
    ConnectionName,
    ConnectionState,
    Secret,
    is_token,
)
from chalicelib.domain.errors import Invalid, NotFound, Stale
from chalicelib.domain.journal import Event, Fact, community_subject
from chalicelib.usecases.ports import (
    Bot,
    Buyers,
    Clock,
    Commit,
    Commits,
    Communities,
    Discussions,
)
from chalicelib.usecases.retries import retry_on_stale

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chalicelib.domain.access.principals import Principal


class ManageConnections(Struct, frozen=True):
    communities: Communities
    buyers: Buyers
    bot: Bot
    discussions: Discussions
    commits: Commits
    now: Clock

    def list(self, principal: Principal) -> Sequence[Connection]:
        """All three, those that were never made as absent."""
        return [self._known(principal.community, name) for name in ConnectionName]

    def connect_bot(self, principal: Principal, token: str) -> None:
        """Keep the token of the group's bot after asking OK whose it is. Raises Invalid, Unavailable."""
        community = self.communities.get(principal.community)
        if token and not is_token(token):
            raise Invalid("bot_token_refused", "token")
        if not token or self.bot.group(token) != community.group:
            raise Invalid("bot_of_another_group", "token")
        self._keep(principal, Secret(community.id, BOT_TOKEN, token), ConnectionName.BOT)

    def connect_comments(self, principal: Principal, token: str) -> None:
        """Keep an admin's token after reading the group's goods with it. Raises Invalid, Unavailable."""
        community = self.communities.get(principal.community)
        if not is_token(token) or not community.group:
            raise Invalid("comments_token_refused", "token")
        with suppress(NotFound):  # a group without a shop
            self.discussions.page(token, community.group, Source.GOODS, None)
        self._keep(principal, Secret(community.id, COMMENTS_TOKEN, token), ConnectionName.COMMENTS)

    def answered(self, community: Community, name: ConnectionName) -> None:
        """OK took what we have."""
        known = self._known(community.id, name)
        if known.state is not ConnectionState.OK:
            self._save(known, self._now(known, ConnectionState.OK), ())

    def refused(self, community: Community, name: ConnectionName, reason: str) -> None:
        """OK does not take it any more: written down, and told to the organizers once.

        That of the bot itself has nobody to tell it: organizers find it in the list of connections.
        """
        known = self._known(community.id, name)
        if known.state is not ConnectionState.REFUSED:
            heard = self._organizers(community.id) if name is not ConnectionName.BOT else ()
            refusals = [self._refusal(community.id, name, reason, buyer) for buyer in heard]
            self._save(known, self._now(known, ConnectionState.REFUSED, reason), refusals)

    def _known(self, community: str, name: ConnectionName) -> Connection:
        made = {each.name: each for each in self.communities.connections(community)}
        return made.get(name) or Connection(community, name, ConnectionState.ABSENT, self.now())

    def _organizers(self, community: str) -> Sequence[str]:
        """Those whom it concerns, as far as they have ever opened the cabinet."""
        listed = self.communities.organizers(community)
        concerned = [each for each in listed if Permission.CONNECTIONS_READ in ROLES[each.role]]
        keys = [ok_identity(each.ok_id) for each in concerned if each.ok_id]
        return [buyer.id for buyer in self.buyers.by_identities(community, keys).values()] if keys else []

    def _now(self, known: Connection, state: ConnectionState, reason: str = "") -> Connection:
        return replace(known, state=state, since=self.now(), reason=reason)

    def _save(self, before: Connection, after: Connection, refusals: Sequence[Fact]) -> None:
        with suppress(Stale):  # somebody found the same at the same time
            self.commits.commit(after.community, Commit((after,), (self._changed(before, after), *refusals)))

    def _keep(self, principal: Principal, secret: Secret, name: ConnectionName) -> None:
        def change() -> None:
            before = self._known(principal.community, name)
            after = self._now(before, ConnectionState.OK)
            fact = self._changed(before, after)
            self.commits.commit(principal.community, Commit((secret, after), (fact,)))

        retry_on_stale(change)

    def _changed(self, before: Connection, after: Connection) -> Fact:
        """Never the token; one that takes the place of another says so by its moment."""
        was, became = map(_told, (before, after))
        data = {"name": after.name, "state": after.state}
        return Fact(Event.CONNECTION_CHANGED, community_subject(after.community), data, before=was, after=became)

    def _refusal(self, community: str, name: ConnectionName, reason: str, buyer: str) -> Fact:
        data = {"name": name, "reason": reason, "buyer": buyer}
        return Fact(Event.CONNECTION_REFUSED, community_subject(community), data)


def _told(it: Connection) -> dict[str, object]:
    said = {"state": it.state, "since": it.since.isoformat(), "reason": it.reason}
    return {name: value for name, value in said.items() if value}
