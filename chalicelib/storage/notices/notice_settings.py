"""What people of the desk want to hear of, and all that a message to one of them is decided on: one read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from chalicelib.domain.buyers.buyer import Buyer
from chalicelib.domain.circuit_breaker import CircuitBreaker
from chalicelib.domain.communities.community import BOT_TOKEN, Community
from chalicelib.domain.errors import NotFound
from chalicelib.domain.notices.channels import Channel
from chalicelib.domain.notices.notice_settings import NoticeSettings
from chalicelib.domain.notices.outbox import Outbox
from chalicelib.storage.buyers.buyer import BuyerRow
from chalicelib.storage.circuit_breaker import CIRCUIT_BREAKER, CircuitBreakerRow
from chalicelib.storage.communities.community import COMMUNITY, CommunityRow, SecretRow
from chalicelib.storage.engine import keys
from chalicelib.storage.engine.bodies import row_of
from chalicelib.storage.engine.reading import Keys, read_item, read_many, read_together
from chalicelib.storage.engine.registry import writes
from chalicelib.storage.engine.rows import Row, Table
from chalicelib.storage.notices.outbox import DESK, OUTBOX, OutboxRow
from chalicelib.usecases.ports import DeskNoticeRecords

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pynamodb.models import Model

SETTINGS = "settings"


class NoticeSettingsRow(Row):
    class Meta:
        table_name = Table("notices")


@writes(NoticeSettings)
def write_notice_settings(it: NoticeSettings) -> list[Model]:
    return [row_of(NoticeSettingsRow, keys.within(it.community, DESK, it.person), SETTINGS, it)]


class DynamoDeskNotices(Struct, frozen=True):
    client: Any

    def records(self, community: str, person: str) -> DeskNoticeRecords:
        return self._read(community, person, list(Channel), {})

    def dispatch(self, community: str, person: str, channel: Channel, partner: str) -> DeskNoticeRecords:
        further: dict[type[Model], Keys] = {
            CircuitBreakerRow: [(community, CIRCUIT_BREAKER + partner)],
            SecretRow: [(community, BOT_TOKEN)],
        }
        return self._read(community, person, [channel], further)

    def settings(self, community: str, people: Sequence[str]) -> Mapping[str, NoticeSettings]:
        places = [(keys.within(community, DESK, person), SETTINGS) for person in people]
        found = {each.person: each for each in read_many(NoticeSettingsRow, places, NoticeSettings)}
        return {person: found.get(person) or NoticeSettings(community, person) for person in people}

    def _read(
        self, community: str, person: str, channels: Sequence[Channel], further: Mapping[type[Model], Keys]
    ) -> DeskNoticeRecords:
        own = keys.within(community, DESK, person)
        wanted: dict[type[Model], Keys] = {
            CommunityRow: [(community, COMMUNITY)],
            BuyerRow: [(keys.within(community, person), "buyer")],
            NoticeSettingsRow: [(own, SETTINGS)],
            OutboxRow: [(own, OUTBOX + channel) for channel in channels],
            **further,
        }
        found = read_together(self.client, wanted)
        if not (found[CommunityRow] and found[BuyerRow]):
            raise NotFound
        outboxes = [read_item(each, Outbox) for each in found[OutboxRow]]
        return DeskNoticeRecords(
            community=read_item(found[CommunityRow][0], Community),
            buyer=read_item(found[BuyerRow][0], Buyer),
            settings=_first(found[NoticeSettingsRow], NoticeSettings) or NoticeSettings(community, person),
            outboxes={each.channel: each for each in outboxes},
            breaker=_first(found.get(CircuitBreakerRow), CircuitBreaker),
            token=found[SecretRow][0]["value"]["S"] if found.get(SecretRow) else None,
        )


def _first(items: Any, kind: Any) -> Any:
    return read_item(items[0], kind) if items else None
