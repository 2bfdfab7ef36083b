"""Orders."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

import msgspec

from chalicelib.domain.buyers import ok_identity
from chalicelib.domain.errors import NotFound
from chalicelib.domain.lists import Page
from chalicelib.domain.orders import Handout, Order, OrderCard, PaymentState
from chalicelib.storage import keys
from chalicelib.storage.reading import read_thing
from chalicelib.storage.refusals import refusals
from chalicelib.storage.rows import CounterRow, OrderRow, SeatRow

if TYPE_CHECKING:
    from chalicelib.usecases.ports import Buyers, Cursors, Known

_Card = tuple[str, int, int, str, PaymentState, Handout]
_read_card = msgspec.json.Decoder(_Card).decode


@dataclass(frozen=True)
class DynamoOrders:
    """Lists are hot, so they go to the ``client`` directly: PynamoDB would build a model for every row."""

    client: Any
    cursors: Cursors
    buyers: Buyers

    def get(self, community: str, number: str) -> Order:
        with refusals():
            try:
                row = OrderRow.get(keys.within(community, number), "order")
            except OrderRow.DoesNotExist:
                raise NotFound("order_missing") from None
        return read_thing(row.body, row.version, Order)

    def many(self, community: str, numbers: Sequence[str]) -> Mapping[str, Order]:
        wanted = [(keys.within(community, number), "order") for number in dict.fromkeys(numbers)]
        with refusals():
            rows = list(OrderRow.batch_get(wanted, consistent_read=True))
        orders = [read_thing(row.body, row.version, Order) for row in rows]
        return {order.number: order for order in orders}

    def numbers(self, community: str, purchase: str) -> Mapping[str, str]:
        with refusals():
            seats = SeatRow.query(keys.within(community, purchase), consistent_read=True)
            return {seat.sk: seat.number for seat in seats}

    def of_people(self, community: str, purchase: str, ok_ids: Sequence[str]) -> Mapping[str, Known]:
        from chalicelib.usecases.ports import Known  # an import asks for this, a list does not

        people = self.buyers.by_identities(community, [ok_identity(ok_id) for ok_id in ok_ids])
        seats = [(keys.within(community, purchase), buyer.id) for buyer in people.values()]
        with refusals():
            numbers = {seat.sk: seat.number for seat in SeatRow.batch_get(seats, consistent_read=True)} if seats else {}
        orders = self.many(community, list(numbers.values())) if numbers else {}
        return {buyer.ok_id: Known(buyer, orders.get(numbers.get(buyer.id, ""))) for buyer in people.values()}

    def of_buyer(
        self, community: str, buyer: str, since: datetime | None, cursor: str | None, limit: int
    ) -> Page[OrderCard]:
        owner = keys.within(community, buyer)
        start = {"ExclusiveStartKey": self._start(owner, cursor)} if cursor else {}
        with refusals():
            answer = self.client.query(
                TableName=OrderRow.Meta.table_name,
                IndexName="by_buyer",
                KeyConditionExpression="buyer_key = :owner AND placed >= :since",
                ExpressionAttributeValues={
                    ":owner": {"S": owner},
                    ":since": {"S": keys.moment(since) if since else "0"},
                },
                ScanIndexForward=False,
                Limit=limit,
                **start,
            )
        last = answer.get("LastEvaluatedKey")
        following = self.cursors.write(owner, (last["pk"]["S"], last["placed"]["S"])) if last else None
        return Page([_card(item) for item in answer["Items"]], following)

    def _start(self, owner: str, cursor: str) -> dict[str, dict[str, str]]:
        pk, placed = self.cursors.read(owner, cursor)
        return {"pk": {"S": pk}, "sk": {"S": "order"}, "buyer_key": {"S": owner}, "placed": {"S": placed}}

    def take_numbers(self, community: str, count: int) -> range:
        counter = CounterRow(pk=community, sk=keys.ORDER_COUNTER)
        with refusals():
            counter.update(actions=[CounterRow.last.set((CounterRow.last | FIRST_NUMBER - 1) + count)])
        last = int(counter.last)
        return range(last - count + 1, last + 1)


FIRST_NUMBER = 1001


def _card(item: Mapping[str, Mapping[str, str]]) -> OrderCard:
    title, lines, total, currency, payment, handout = _read_card(item["card"]["S"])
    placed = datetime.fromisoformat(item["placed"]["S"])
    number = item["pk"]["S"].rpartition("#")[2]
    return OrderCard(number, title, lines, total, currency, payment, handout, placed)
