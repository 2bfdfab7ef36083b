"""What a notice is decided on, in one read over several tables."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from pynamodb.models import Model

from chalicelib.domain.buyers import Buyer
from chalicelib.domain.communities import BOT_TOKEN, Community
from chalicelib.domain.errors import NotFound, Unavailable
from chalicelib.domain.imports import Import
from chalicelib.domain.notices import Notice
from chalicelib.domain.orders import Order
from chalicelib.storage import keys
from chalicelib.storage.reading import read_thing
from chalicelib.storage.refusals import refusals
from chalicelib.storage.rows import BuyerRow, CommunityRow, ImportRow, NoticeRow, OrderRow, SecretRow
from chalicelib.usecases.ports import NoticeMatter

Thing = TypeVar("Thing")
_Item = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class DynamoNotices:
    client: Any

    def matter(self, community: str, buyer: str, number: str, job: str | None) -> NoticeMatter:
        wanted: dict[type[Model], tuple[str, str]] = {
            CommunityRow: (community, keys.COMMUNITY),
            BuyerRow: (keys.within(community, buyer), "buyer"),
            OrderRow: (keys.within(community, number), "order"),
            NoticeRow: (keys.within(community, number), "notice"),
            SecretRow: (community, BOT_TOKEN),
        }
        if job:
            wanted[ImportRow] = (community, job)
        found = self._read(wanted)
        secret, last, running = found.get(SecretRow), found.get(NoticeRow), found.get(ImportRow)
        return NoticeMatter(
            _thing(found.get(CommunityRow), Community),
            _thing(found.get(BuyerRow), Buyer),
            _thing(found.get(OrderRow), Order),
            _thing(last, Notice) if last else None,
            secret["value"]["S"] if secret else None,
            _thing(running, Import) if running else None,
        )

    def _read(self, wanted: Mapping[type[Model], tuple[str, str]]) -> dict[type[Model], _Item]:
        request = {
            _table(row): {"Keys": [{"pk": {"S": pk}, "sk": {"S": sk}}], "ConsistentRead": True}
            for row, (pk, sk) in wanted.items()
        }
        with refusals():
            answer = self.client.batch_get_item(RequestItems=request)
        if answer.get("UnprocessedKeys"):
            raise Unavailable
        items = answer["Responses"]
        return {row: items[_table(row)][0] for row in wanted if items.get(_table(row))}


def _table(row: type[Model]) -> str:
    return str(row.Meta.table_name)


def _thing(item: _Item | None, kind: type[Thing]) -> Thing:
    if item is None:
        raise NotFound
    return read_thing(item["body"]["S"], int(item["version"]["N"]), kind)
