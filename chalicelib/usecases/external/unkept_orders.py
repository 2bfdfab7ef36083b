"""An order that is shown and cannot be kept, as one that is too large for a row: the account says so, the log why."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.external.integration_log import UNKEPT, Direction, LogRecord
from chalicelib.usecases.ports import Commit
from chalicelib.usecases.retries import retry_on_stale

if TYPE_CHECKING:
    from datetime import datetime

    from chalicelib.domain.external.account import Account
    from chalicelib.usecases.ports import Accounts, Clock, Commits

MOST_UNKEPT = 20
"""Numbers in the state of an account: of more, nobody would read them one by one."""


class UnkeptOrders(Struct, frozen=True):
    accounts: Accounts
    commits: Commits
    now: Clock

    def say(self, account: Account, order: str, reason: str) -> None:
        """Once, however often it is shown. Raises Stale, Unavailable."""

        def note() -> None:
            state = (self.accounts.find(account.community, account.id) or account).state
            if order in state.unkept or len(state.unkept) >= MOST_UNKEPT:
                return
            record = _record(account, order, reason, self.now())
            after = replace(state, unkept=(*state.unkept, order))
            self.commits.commit(account.community, Commit((after,), once=(record,)))

        retry_on_stale(note)

    def forget(self, account: Account, order: str) -> None:
        """It could be kept after all. Raises Stale, Unavailable."""
        if order not in account.state.unkept:
            return

        def note() -> None:
            state = (self.accounts.find(account.community, account.id) or account).state
            left = tuple(each for each in state.unkept if each != order)
            if left != state.unkept:
                self.commits.commit(account.community, Commit((replace(state, unkept=left),)))

        retry_on_stale(note)


def _record(account: Account, order: str, reason: str, now: datetime) -> LogRecord:
    return LogRecord(
        community=account.community,
        account=account.id,
        id=f"{UNKEPT}-{sha256(f'{order} {now.isoformat()}'.encode()).hexdigest()[:32]}",
        direction=Direction.OUTGOING,
        at=now,
        name=UNKEPT,
        order=order,
        problem=reason,
    )
