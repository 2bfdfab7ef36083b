"""Accounts at marketplaces, and the addresses that are pushed to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.domain.errors import NotFound
from chalicelib.domain.external.account import Account, WebhookAddress
from chalicelib.storage.engine import keys
from chalicelib.storage.engine.bodies import row_of
from chalicelib.storage.engine.reading import read_all, read_one
from chalicelib.storage.engine.registry import writes
from chalicelib.storage.engine.rows import Row, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pynamodb.models import Model

ACCOUNT, ADDRESS = "account#", "address#"


class AccountRow(Row):
    class Meta:
        table_name = Table("external")


class WebhookAddressRow(Row):
    class Meta:
        table_name = Table("external")


@writes(Account)
def write_account(it: Account) -> list[Model]:
    return [row_of(AccountRow, it.community, ACCOUNT + it.id, it)]


@writes(WebhookAddress)
def write_address(it: WebhookAddress) -> list[Model]:
    return [row_of(WebhookAddressRow, keys.within(it.community, it.account), f"{ADDRESS}{it.generation}", it)]


class DynamoAccounts:
    def get(self, community: str, account: str) -> Account:
        found = self.find(community, account)
        if found is None or found.removed_at:
            raise NotFound("account_missing")
        return found

    def find(self, community: str, account: str) -> Account | None:
        return read_one(AccountRow, community, ACCOUNT + account, Account)

    def list(self, community: str) -> Sequence[Account]:
        found = read_all(AccountRow, community, ACCOUNT, Account)
        return sorted((each for each in found if not each.removed_at), key=lambda each: (each.connected_at, each.id))
