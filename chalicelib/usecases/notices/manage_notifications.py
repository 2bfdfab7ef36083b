"""A person at the desk says what he wants to hear of over which channels, and tries a channel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.errors import Invalid, NotFound
from chalicelib.domain.journal import Event, Fact, buyer_subject
from chalicelib.domain.notices.channels import DeskNotice, may_hear
from chalicelib.domain.versions import check_version
from chalicelib.usecases.notices.desk_facts import due_fact
from chalicelib.usecases.ports import Commit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chalicelib.domain.access.principals import Principal
    from chalicelib.domain.notices.channels import Channel
    from chalicelib.domain.notices.notice_settings import NoticeSettings
    from chalicelib.usecases.ports import Channels, Clock, Commits, DeskNoticeRecords, DeskNotices


class Notifications(Struct, frozen=True):
    """``notices`` are those that his role may hear of; ``offered`` the channels there are."""

    records: DeskNoticeRecords
    notices: Sequence[DeskNotice]
    offered: Sequence[Channel]


class ManageNotifications(Struct, frozen=True):
    desk_notices: DeskNotices
    channels: Channels
    commits: Commits
    now: Clock

    def show(self, principal: Principal) -> Notifications:
        return self.shown(principal, self.desk_notices.records(principal.community, principal.id))

    def shown(self, principal: Principal, records: DeskNoticeRecords) -> Notifications:
        return Notifications(records, may_hear(principal.role), self.channels.offered)

    def save(
        self, principal: Principal, version: int, wanted: Mapping[DeskNotice, tuple[Channel, ...]]
    ) -> Notifications:
        """Of what is not named nothing changes. Raises Invalid for a notice that is not his to hear, Stale."""
        records = self.desk_notices.records(principal.community, principal.id)
        before = records.settings
        check_version(before.version, version)
        foreign = [name for name in wanted if name not in may_hear(principal.role)]
        if foreign:
            raise Invalid("notice_foreign", f"wanted.{foreign[0]}")
        after = before.wanting(wanted)
        if after != before:
            was, became = (_told(each, wanted) for each in (before, after))
            fact = Fact(Event.NOTICE_SETTINGS_CHANGED, buyer_subject(principal.id), before=was, after=became)
            self.commits.commit(principal.community, Commit((after,), (fact,), unchanged=(records.buyer,)))
            after = replace(after, version=after.version + 1)
        return self.shown(principal, replace(records, settings=after))

    def test(self, principal: Principal, channel: Channel) -> Notifications:
        """A message goes the way that all others go. Raises Invalid where he is not reached."""
        if channel not in self.channels.offered:
            raise NotFound
        records = self.desk_notices.records(principal.community, principal.id)
        if not records.settings.works(channel):
            raise Invalid("channel_unverified", "channel")
        fact = due_fact(principal.id, channel, DeskNotice.TEST, {})
        self.commits.commit(principal.community, Commit((), (fact,)))
        return self.shown(principal, records)


def _told(it: NoticeSettings, named: Mapping[DeskNotice, object]) -> Mapping[str, object]:
    return {name.value: [each.value for each in it.channels_of(name)] for name in named}
