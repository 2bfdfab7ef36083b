"""Somebody came from a channel with the code that a person at the desk was given for it: there he is reached."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.errors import NotFound, Stale
from chalicelib.domain.journal import Event, Fact, buyer_subject
from chalicelib.usecases.notices.manage_addresses import Digest, purpose_of
from chalicelib.usecases.ports import Channels, Clock, Commit, Commits, DeskNotices
from chalicelib.usecases.retries import retry_on_stale

if TYPE_CHECKING:
    from collections.abc import Mapping

    from chalicelib.domain.notices.channels import Channel


class LinkChannels(Struct, frozen=True):
    desk_notices: DeskNotices
    channels: Channels
    commits: Commits
    digest: Digest
    now: Clock

    def accept(self, channel: Channel, headers: Mapping[str, str], body: bytes) -> None:
        """A code that is nobody's, or late, is of no use, and whoever delivers it need not know.

        Raises NotFound for what is not from there, Unavailable: deliver again.
        """
        linking = self.channels.linking(channel)
        if linking is None:
            raise NotFound
        came = linking.read(headers, body)
        if came is None:
            return
        with suppress(NotFound, Stale):
            retry_on_stale(lambda: self._link(channel, *came))

    def _link(self, channel: Channel, code: str, value: str) -> None:
        community, _, rest = code.partition("_")
        person = rest.partition("_")[0]
        if not (community and person):
            return
        records = self.desk_notices.records(community, person)
        if records.buyer.forgotten:
            return
        digest = self.digest(purpose_of(community, person, channel), code)
        after = records.settings.linked(channel, value, digest, self.now())
        if after is not None:
            fact = Fact(Event.ADDRESS_VERIFIED, buyer_subject(person), {"channel": channel})
            self.commits.commit(community, Commit((after,), (fact,), unchanged=(records.buyer,)))
