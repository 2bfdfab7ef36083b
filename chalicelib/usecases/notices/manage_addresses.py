"""Where a person at the desk is reached: he gives an address, proves that he reads there, and takes it away again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.errors import AddressLost, Invalid, NotFound, Unavailable
from chalicelib.domain.journal import Event, Fact, buyer_subject
from chalicelib.domain.notices.channels import Channel
from chalicelib.domain.versions import check_version
from chalicelib.usecases.notices.desk_texts import DeskTexts  # noqa: TC001
from chalicelib.usecases.notices.recipients import Recipients  # noqa: TC001
from chalicelib.usecases.ports import (
    Channels,
    Clock,
    Commit,
    Commits,
    DeskNoticeRecords,
    DeskNotices,
)

if TYPE_CHECKING:
    from chalicelib.domain.access.principals import Principal
    from chalicelib.domain.notices.notice_settings import NoticeSettings

Digest = Callable[[str, str], str]
"""What is kept of a code: of whose it is, and the code; only we can make it."""


class GivenAddress(Struct, frozen=True):
    """``link`` is what a person opens to come from a channel, ``secret`` what signs what goes to his webhook."""

    records: DeskNoticeRecords
    link: str = ""
    secret: str = ""


class Tried(Struct, frozen=True):
    records: DeskNoticeRecords
    right: bool


class ManageAddresses(Struct, frozen=True):
    """``new_code`` is one that people type, ``new_secret`` one that a link carries."""

    desk_notices: DeskNotices
    channels: Channels
    recipients: Recipients
    texts: DeskTexts
    commits: Commits
    digest: Digest
    new_code: Callable[[], str]
    new_secret: Callable[[], str]
    now: Clock

    def give(self, principal: Principal, channel: Channel, address: str) -> GivenAddress:
        """It counts once it has proved itself. Raises Invalid, TooMany, NotFound for a channel that there is not,
        Unavailable where no code could be sent: asked once more, another one is.
        """
        if channel not in self.channels.offered or channel is Channel.OK:
            raise NotFound
        linking = self.channels.linking(channel)
        value = "" if linking else self.channels.partner(channel).checked(address)
        secret = f"{principal.community}_{principal.id}_{self.new_secret()}" if linking else self.new_code()
        records = self._records(principal)
        digest = self.digest(purpose_of(principal.community, principal.id, channel), secret)
        after = records.settings.with_address(channel, value, digest, self.now())
        given = self._commit(records, after, Event.ADDRESS_GIVEN, channel)
        if linking:
            linking.listen()
            return GivenAddress(given, link=linking.link(secret))
        if channel is Channel.WEBHOOK:
            return GivenAddress(given, secret=self.recipients.at(after, channel).secret)
        self._send_code(given, channel, secret)
        return GivenAddress(given)

    def verify(self, principal: Principal, channel: Channel, code: str) -> Tried:
        """A code that was sent is entered; a webhook is called instead. Raises Invalid, NotFound, Unavailable."""
        records = self._records(principal)
        before = records.settings
        if channel not in before.addresses:
            raise NotFound
        if before.works(channel):
            return Tried(records, right=True)
        if channel is Channel.WEBHOOK:
            return self._call(records)
        digest = self.digest(purpose_of(principal.community, principal.id, channel), code.strip())
        after = before.tried(channel, digest, self.now())
        right = after.works(channel)
        event = Event.ADDRESS_VERIFIED if right else Event.ADDRESS_TRIED
        return Tried(self._commit(records, after, event, channel), right)

    def remove(self, principal: Principal, channel: Channel, version: int) -> DeskNoticeRecords:
        """Raises NotFound, Stale."""
        records = self._records(principal)
        check_version(records.settings.version, version)
        if channel not in records.settings.addresses:
            raise NotFound
        return self._commit(records, records.settings.without(channel), Event.ADDRESS_REMOVED, channel)

    def _call(self, records: DeskNoticeRecords) -> Tried:
        """A signed ping that is answered by 2xx."""
        settings = records.settings
        try:
            self.channels.partner(Channel.WEBHOOK).probe(self.recipients.at(settings, Channel.WEBHOOK))
        except (Unavailable, AddressLost) as trouble:
            raise Invalid(trouble.reason, "address") from None
        after = settings.answered(Channel.WEBHOOK, self.now())
        return Tried(self._commit(records, after, Event.ADDRESS_VERIFIED, Channel.WEBHOOK), right=True)

    def _send_code(self, records: DeskNoticeRecords, channel: Channel, code: str) -> None:
        """A lost answer is told as such: the code may be there."""
        language = records.buyer.language or records.community.language
        message = self.texts.code(records.community, language, code, self.now())
        self.channels.partner(channel).send(self.recipients.at(records.settings, channel), message)

    def _records(self, principal: Principal) -> DeskNoticeRecords:
        return self.desk_notices.records(principal.community, principal.id)

    def _commit(
        self, records: DeskNoticeRecords, after: NoticeSettings, event: Event, channel: Channel
    ) -> DeskNoticeRecords:
        """Never where it leads."""
        fact = Fact(event, buyer_subject(after.person), {"channel": channel})
        self.commits.commit(after.community, Commit((after,), (fact,), unchanged=(records.buyer,)))
        return replace(records, settings=replace(after, version=after.version + 1))


def purpose_of(community: str, person: str, channel: Channel) -> str:
    return f"address/{community}/{person}/{channel}"
