"""How far the polling of accounts has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.domain.external.poll import Poll
from chalicelib.storage.engine import keys
from chalicelib.storage.engine.bodies import row_of
from chalicelib.storage.engine.reading import read_one
from chalicelib.storage.engine.registry import writes
from chalicelib.storage.engine.rows import Row, Table

if TYPE_CHECKING:
    from pynamodb.models import Model


class PollRow(Row):
    class Meta:
        table_name = Table("external")


@writes(Poll)
def write_poll(it: Poll) -> list[Model]:
    return [row_of(PollRow, keys.within(it.community, it.account), "poll", it)]


class DynamoPolls:
    def get(self, community: str, account: str) -> Poll:
        found = read_one(PollRow, keys.within(community, account), "poll", Poll)
        return found or Poll(community, account)
