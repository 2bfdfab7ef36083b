"""Accounts at marketplaces, and the addresses that are pushed to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from chalicelib.domain.errors import NotFound
from chalicelib.domain.external.account import Account, WebhookAddress
from chalicelib.domain.external.account_state import AccountState
from chalicelib.storage.engine import keys
from chalicelib.storage.engine.bodies import row_of
from chalicelib.storage.engine.errors import translate_errors
from chalicelib.storage.engine.reading import read_thing
from chalicelib.storage.engine.registry import writes
from chalicelib.storage.engine.rows import Row, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pynamodb.models import Model

ACCOUNT, ADDRESS = "account#", "address#"
STATE = "#state"
"""What machines find lies behind the account's own row: both are one query."""


class AccountRow(Row):
    class Meta:
        table_name = Table("external")


class WebhookAddressRow(Row):
    class Meta:
        table_name = Table("external")


@writes(Account)
def write_account(it: Account) -> list[Model]:
    return [row_of(AccountRow, it.community, ACCOUNT + it.id, replace(it, state=AccountState()))]


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
        return next((each for each in _read(community, account) if each.id == account), None)

    def list(self, community: str) -> Sequence[Account]:
        there = [each for each in _read(community, "") if not each.removed_at]
        return sorted(there, key=lambda each: (each.connected_at, each.id))


def _read(community: str, begins: str) -> list[Account]:
    """Accounts with their states, in one query, as they stand at this moment."""
    with translate_errors():
        rows = {
            each.sk: each
            for each in AccountRow.query(community, AccountRow.sk.startswith(ACCOUNT + begins), consistent_read=True)
        }
    return [_joined(row, rows.get(sk + STATE)) for sk, row in rows.items() if not sk.endswith(STATE)]


def _joined(row: AccountRow, state: AccountRow | None) -> Account:
    """What was written before states lay apart has its own in itself."""
    account = read_thing(row.body, row.version, Account)
    if state is not None:
        return replace(account, state=read_thing(state.body, state.version, AccountState))
    earlier = msgspec.json.decode(row.body, type=AccountState)
    return replace(account, state=replace(earlier, account=account.id, version=0))
