"""Notices, and what one is decided on: one read over several tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pynamodb.models import Model

from chalicelib.domain.buyers import Buyer
from chalicelib.domain.communities import BOT_TOKEN, Community
from chalicelib.domain.errors import NotFound
from chalicelib.domain.gates import OK_BOT, Gate
from chalicelib.domain.imports import Import
from chalicelib.domain.lists import Page
from chalicelib.domain.notices import Notice
from chalicelib.domain.orders import Order
from chalicelib.domain.wording import Wording
from chalicelib.storage import keys
from chalicelib.storage.pages import Index, read_page
from chalicelib.storage.reading import Keys, read_item, read_thing, read_together
from chalicelib.storage.refusals import refusals
from chalicelib.storage.rows import BuyerRow, CommunityRow, GateRow, ImportRow, NoticeRow, OrderRow, SecretRow
from chalicelib.usecases.ports import Cursors, NoticeMatter

UNTOLD = Index(NoticeRow, "untold", "untold", "told_at", newest_first=True)


@dataclass(frozen=True)
class DynamoNotices:
    client: Any
    cursors: Cursors

    def matter(self, community: str, buyer: str, notice: str, number: str | None, job: str | None) -> NoticeMatter:
        owner = keys.within(community, buyer)
        wanted: dict[type[Model], Keys] = {
            CommunityRow: [(community, keys.COMMUNITY), (community, keys.WORDING)],
            BuyerRow: [(owner, "buyer")],
            NoticeRow: [(owner, notice)],
            GateRow: [(community, keys.GATE + OK_BOT)],
            SecretRow: [(community, BOT_TOKEN)],
            OrderRow: [(keys.within(community, number), "order")] if number else [],
            ImportRow: [(community, job)] if job else [],
        }
        found = read_together(self.client, {row: pairs for row, pairs in wanted.items() if pairs})
        of_community = {item["sk"]["S"]: item for item in found[CommunityRow]}
        secret = _only(found.get(SecretRow))
        return NoticeMatter(
            _thing(of_community.get(keys.COMMUNITY), Community),
            _thing(_only(found[BuyerRow]), Buyer),
            _thing(_only(found.get(OrderRow)), Order) if number else None,
            _perhaps(_only(found[NoticeRow]), Notice),
            secret["value"]["S"] if secret else None,
            _perhaps(_only(found.get(ImportRow)), Import),
            _perhaps(_only(found[GateRow]), Gate),
            _perhaps(of_community.get(keys.WORDING), Wording),
        )

    def get(self, community: str, buyer: str, notice: str) -> Notice | None:
        with refusals():
            try:
                row = NoticeRow.get(keys.within(community, buyer), notice, consistent_read=True)
            except NoticeRow.DoesNotExist:
                return None
        return read_thing(row.body, row.version, Notice)

    def of_buyer(self, community: str, buyer: str) -> Sequence[Notice]:
        with refusals():
            return [read_thing(row.body, row.version, Notice) for row in NoticeRow.query(keys.within(community, buyer))]

    def untold(self, community: str, cursor: str | None, limit: int) -> Page[Notice]:
        return read_page(self.client, self.cursors, UNTOLD, community, cursor, limit, lambda it: read_item(it, Notice))


def _only(items: Any) -> Any:
    return items[0] if items else None


def _thing(item: Any, kind: Any) -> Any:
    if item is None:
        raise NotFound
    return read_item(item, kind)


def _perhaps(item: Any, kind: Any) -> Any:
    return read_item(item, kind) if item else None
