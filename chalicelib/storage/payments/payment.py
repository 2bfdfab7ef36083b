"""The entries of ledgers: of orders, and of what buyers have on their balance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct
from pynamodb.attributes import UnicodeAttribute

from chalicelib.domain.payments.payment import Payment
from chalicelib.storage.engine import keys
from chalicelib.storage.engine.bodies import body
from chalicelib.storage.engine.errors import translate_errors
from chalicelib.storage.engine.joining import join
from chalicelib.storage.engine.looking import FIRST, LAST
from chalicelib.storage.engine.pages import Index
from chalicelib.storage.engine.registry import writes
from chalicelib.storage.engine.rows import Table, UniqueRow
from chalicelib.storage.engine.searches import Search, read_search

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pynamodb.models import Model

    from chalicelib.domain.lists import LookedPage
    from chalicelib.domain.payments.filters import PaymentFilter
    from chalicelib.storage.engine.reading import Item
    from chalicelib.usecases.ports import Cursors


class PaymentRow(UniqueRow):
    """One that was written before there were lists over all orders stands in none of them."""

    class Meta:
        table_name = Table("payments")

    body = UnicodeAttribute()
    whole = UnicodeAttribute(null=True)
    buyer_key = UnicodeAttribute(null=True)


BY_TIME = Index(PaymentRow, "by_time", "whole", "sk", newest_first=True)
BY_BUYER = Index(PaymentRow, "by_buyer", "buyer_key", "sk", newest_first=True)
OF_ORDER = Index(PaymentRow, None, "pk", "sk", newest_first=True)


def ledger_key(community: str, number: str, buyer: str) -> str:
    """Of an order's ledger, or, without a number, of a buyer's balance."""
    return keys.within(community, number) if number else keys.within(community, "balance", buyer)


@writes(Payment)
def write_payment(it: Payment) -> list[Model]:
    written = PaymentRow(
        pk=ledger_key(it.community, it.order, it.buyer),
        sk=f"{keys.instant(it.recorded_at)}#{it.id}",
        body=body(it),
        whole=it.community,
        buyer_key=keys.within(it.community, it.buyer),
    )
    return [written]


class DynamoPayments(Struct, frozen=True):
    client: Any
    cursors: Cursors

    def of_order(self, community: str, number: str) -> Sequence[Payment]:
        return _ledger(ledger_key(community, number, ""))

    def of_balance(self, community: str, buyer: str) -> Sequence[Payment]:
        return _ledger(ledger_key(community, "", buyer))

    def join_lists(self, community: str, number: str) -> None:
        pk = ledger_key(community, number, "")
        with translate_errors():
            rows = [row for row in PaymentRow.query(pk, PaymentRow.sk < BALANCE, consistent_read=True) if not row.whole]
        for row in rows:
            buyer = msgspec.json.decode(row.body, type=Payment).buyer
            keyed = {"whole": community, "buyer_key": keys.within(community, buyer)}
            join(PaymentRow, (row.pk, row.sk), keyed)

    def search(self, community: str, wish: PaymentFilter, cursor: str | None, limit: int) -> LookedPage[Payment]:
        index, owner = BY_TIME, community
        if wish.order:
            index, owner = OF_ORDER, keys.within(community, wish.order)
        elif wish.buyer:
            index, owner = BY_BUYER, keys.within(community, wish.buyer)
        search = Search(
            wish=body(wish),
            looks=wish.looks,
            read=_payment,
            admits=wish.admits,
            since=keys.instant(wish.since) if wish.since else FIRST,
            until=keys.instant(wish.until) if wish.until else LAST,
        )
        return read_search(self.client, self.cursors, index, owner, cursor=cursor, limit=limit, search=search)


def _ledger(key: str) -> Sequence[Payment]:
    with translate_errors():
        rows = list(PaymentRow.query(key, PaymentRow.sk < BALANCE, consistent_read=True))
    return [msgspec.json.decode(row.body, type=Payment) for row in rows]


BALANCE = "balance"
"""The place of a balance among its entries: after every moment."""


def _payment(item: Item) -> Payment:
    return msgspec.json.decode(item["body"]["S"], type=Payment)
