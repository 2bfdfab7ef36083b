"""What machines find of accounts, in a row of its own behind that of the account, whose store reads both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.domain.external.account_state import AccountState
from chalicelib.storage.engine.bodies import row_of
from chalicelib.storage.engine.registry import writes
from chalicelib.storage.external.account import ACCOUNT, STATE, AccountRow

if TYPE_CHECKING:
    from pynamodb.models import Model


@writes(AccountState)
def write_account_state(it: AccountState) -> list[Model]:
    return [row_of(AccountRow, it.community, ACCOUNT + it.account + STATE, it)]
