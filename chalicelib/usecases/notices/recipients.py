"""Where a person is reached by a channel, and what his messages are sent by, or signed with."""

from __future__ import annotations

from collections.abc import Callable, Sequence  # noqa: TC003 – a struct looks its types up
from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.notices.channels import Channel
from chalicelib.usecases.ports import DeskNoticeRecords, Recipient

if TYPE_CHECKING:
    from chalicelib.domain.notices.notice_settings import NoticeSettings


class Recipients(Struct, frozen=True):
    """``webhook_secrets`` are what signs what goes to a place: nobody has to keep them."""

    webhook_secrets: Callable[[str], Sequence[str]]

    def of(self, records: DeskNoticeRecords, channel: Channel) -> Recipient:
        if channel is Channel.OK:
            return Recipient(records.buyer.ok_id, records.token or "")
        return self.at(records.settings, channel)

    def at(self, settings: NoticeSettings, channel: Channel) -> Recipient:
        """At an address that he gave, whether it counts or not."""
        address = settings.addresses[channel]
        if channel is not Channel.WEBHOOK:
            return Recipient(address.value)
        return Recipient(address.value, self.secret(settings, address.generation))

    def secret(self, settings: NoticeSettings, generation: int) -> str:
        """Another one for each address that he gives."""
        return self.webhook_secrets(f"desk/{settings.community}/{settings.person}/{generation}")[0]
