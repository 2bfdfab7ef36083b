"""Orders, read; and the numbers of new ones."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from chalicelib.domain.errors import NotFound
from chalicelib.storage.engine import keys
from chalicelib.storage.engine.errors import translate_errors
from chalicelib.storage.engine.pages import Index, read_page
from chalicelib.storage.engine.reading import read_item, read_together
from chalicelib.storage.orders.lists import read_bill, read_card, read_parcel
from chalicelib.storage.orders.order import CounterRow, OrderRow, OrderSlotRow, read_order, read_orders

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pynamodb.models import Model

    from chalicelib.domain.lists import Page
    from chalicelib.domain.orders.cards import Bill, OrderCard, Parcel
    from chalicelib.domain.orders.desk_list import DeskPage, OrderFilter
    from chalicelib.domain.orders.order import Order
    from chalicelib.domain.payments.balance import Balance
    from chalicelib.storage.engine.reading import Item, Keys
    from chalicelib.usecases.ports import Cursors, Known

BY_BUYER = Index(OrderRow, "by_buyer", "buyer_key", "placed", newest_first=True)
BILLS = Index(OrderRow, "bills", "buyer_key", "due")
PARCELS = Index(OrderRow, "parcels", "buyer_key", "waits")
FIRST_NUMBER = 1001
ORDER_COUNTER = "counter#order"


class DynamoOrders(Struct, frozen=True):
    """Lists are hot, so they go to the ``client`` directly: PynamoDB would build a model for every row."""

    client: Any
    cursors: Cursors

    def get(self, community: str, number: str) -> Order:
        return read_order(community, number)

    def with_balance(self, community: str, number: str, buyer: str) -> tuple[Order, Balance]:
        from chalicelib.domain.orders.order import Order
        from chalicelib.domain.payments.balance import Balance  # a list shows none
        from chalicelib.storage.payments.balance import BalanceRow
        from chalicelib.storage.payments.payment import BALANCE, ledger_key

        wanted: dict[type[Model], Keys] = {
            OrderRow: [(keys.within(community, number), "order")],
            BalanceRow: [(ledger_key(community, "", buyer), BALANCE)],
        }
        found = read_together(self.client, wanted)
        if not found[OrderRow]:
            raise NotFound("order_missing")
        balances = [read_item(each, Balance) for each in found[BalanceRow]]
        return read_item(found[OrderRow][0], Order), balances[0] if balances else Balance(community, buyer)

    def many(self, community: str, numbers: Sequence[str]) -> Mapping[str, Order]:
        return read_orders(community, numbers)

    def numbers_after(self, community: str, purchase: str, buyer: str, limit: int) -> Sequence[tuple[str, str]]:
        after = OrderSlotRow.sk > buyer if buyer else None
        with translate_errors():
            slots = OrderSlotRow.query(keys.within(community, purchase), after, consistent_read=True, limit=limit)
            return [(slot.sk, slot.number) for slot in slots]

    def at_point(self, community: str, point: str, after: str, limit: int) -> Sequence[str]:
        owner = keys.within(community, "point", point)
        condition = "point_key = :point" + (" AND pk > :after" if after else "")
        values = {":point": {"S": owner}} | ({":after": {"S": keys.within(community, after)}} if after else {})
        with translate_errors():
            answer = self.client.query(
                TableName=OrderRow.Meta.table_name,
                IndexName="at_point",
                KeyConditionExpression=condition,
                ExpressionAttributeValues=values,
                Limit=limit,
            )
        return [item["pk"]["S"].rpartition("#")[2] for item in answer["Items"]]

    def of_people(self, community: str, purchase: str, ok_ids: Sequence[str]) -> Mapping[str, Known]:
        from chalicelib.domain.buyers.buyer import known_people, people_keys  # an import asks for this, a list does not
        from chalicelib.storage.buyers.buyer import DynamoBuyers
        from chalicelib.usecases.ports import Known

        found = DynamoBuyers().by_identities(community, people_keys(community, ok_ids))
        people = known_people(community, ok_ids, found)
        slots = [(keys.within(community, purchase), buyer) for buyer in {buyer.id for buyer in people.values()}]
        with translate_errors():
            taken = OrderSlotRow.batch_get(slots, consistent_read=True) if slots else ()
            numbers = {slot.sk: slot.number for slot in taken}
        orders = self.many(community, list(numbers.values())) if numbers else {}
        return {ok_id: Known(buyer, orders.get(numbers.get(buyer.id, ""))) for ok_id, buyer in people.items()}

    def of_buyer(
        self, community: str, buyer: str, since: datetime | None, cursor: str | None, limit: int
    ) -> Page[OrderCard]:
        owner, first = keys.within(community, buyer), keys.moment(since) if since else "0"
        return read_page(
            self.client, self.cursors, BY_BUYER, owner, cursor=cursor, limit=limit, read=_card, since=first
        )

    def bills_of(self, community: str, buyer: str, cursor: str | None, limit: int) -> Page[Bill]:
        owner = keys.within(community, buyer)
        return read_page(self.client, self.cursors, BILLS, owner, cursor=cursor, limit=limit, read=_bill)

    def parcels_of(self, community: str, buyer: str, cursor: str | None, limit: int) -> Page[Parcel]:
        owner = keys.within(community, buyer)
        return read_page(self.client, self.cursors, PARCELS, owner, cursor=cursor, limit=limit, read=_parcel)

    def desk_page(self, community: str, wanted: OrderFilter, cursor: str | None, limit: int) -> DeskPage:
        from chalicelib.storage.orders.desk_list import DeskList  # a buyer's list does not need it

        return DeskList(self.client, self.cursors).page(community, wanted, cursor, limit)

    def join_lists(self, orders: Sequence[Order]) -> None:
        from chalicelib.storage.engine.joining import join
        from chalicelib.storage.orders.order import desk_places

        for order in orders:
            join(OrderRow, (keys.within(order.community, order.number), "order"), desk_places(order), order.version)

    def take_numbers(self, community: str, count: int) -> range:
        counter = CounterRow(pk=community, sk=ORDER_COUNTER)
        with translate_errors():
            counter.update(actions=[CounterRow.last.set((CounterRow.last | FIRST_NUMBER - 1) + count)])
        last = int(counter.last)
        return range(last - count + 1, last + 1)


def _card(item: Item) -> OrderCard:
    placed = datetime.fromisoformat(item["placed"]["S"])
    return read_card(item["card"]["S"], item["pk"]["S"].rpartition("#")[2], placed)


def _bill(item: Item) -> Bill:
    return read_bill(item["bill"]["S"])


def _parcel(item: Item) -> Parcel:
    return read_parcel(item["parcel"]["S"])
