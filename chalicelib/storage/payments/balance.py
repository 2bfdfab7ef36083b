"""What buyers have on their balance, beside its entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.domain.payments.balance import Balance
from chalicelib.storage.engine.bodies import row_of
from chalicelib.storage.engine.reading import read_one
from chalicelib.storage.engine.registry import writes
from chalicelib.storage.engine.rows import Row, Table
from chalicelib.storage.payments.payment import BALANCE, ledger_key

if TYPE_CHECKING:
    from pynamodb.models import Model


class BalanceRow(Row):
    class Meta:
        table_name = Table("payments")


@writes(Balance)
def write_balance(it: Balance) -> list[Model]:
    return [row_of(BalanceRow, ledger_key(it.community, "", it.buyer), BALANCE, it)]


class DynamoBalances:
    def get(self, community: str, buyer: str) -> Balance:
        found = read_one(BalanceRow, ledger_key(community, "", buyer), BALANCE, Balance)
        return found or Balance(community, buyer)
