"""Accounts are given another address to be pushed to; the one in use works until that has brought something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.errors import Conflict
from chalicelib.domain.external.account_addresses import ended_addresses, renewed
from chalicelib.domain.journal import Event
from chalicelib.usecases.external.account_facts import save_account
from chalicelib.usecases.retries import retry_on_stale

if TYPE_CHECKING:
    from chalicelib.domain.access.principals import Principal
    from chalicelib.domain.external.account import Account
    from chalicelib.usecases.ports import Accounts, Commits


class RenewAddresses(Struct, frozen=True):
    accounts: Accounts
    commits: Commits

    def renew(self, principal: Principal, account: str) -> Account:
        """A new address, one for all who ask at one moment. The one in use works beside it, and the last one.

        Raises NotFound, Conflict.
        """
        seen: list[int] = []

        def change() -> Account:
            before = self._pushed(principal, account)
            seen.append(before.generation)
            if before.generation > seen[0]:
                return before
            after = renewed(before)
            gone = ended_addresses(before, after)
            saved = (after.address,)
            return save_account(self.commits, before, after, Event.ACCOUNT_CHANGED, saved=saved, gone=gone)

        return retry_on_stale(change)

    def end_earlier(self, principal: Principal, account: str) -> Account:
        """Only the last address works from now on, whatever came to it. Raises NotFound, Conflict."""

        def change() -> Account:
            before = self._pushed(principal, account)
            after = replace(before, state=replace(before.state, live=(before.generation,)))
            gone = ended_addresses(before, after)
            if not gone:
                return before
            return save_account(self.commits, before, after, Event.ACCOUNT_CHANGED, gone=gone)

        return retry_on_stale(change)

    def _pushed(self, principal: Principal, account: str) -> Account:
        found = self.accounts.get(principal.community, account)
        if not found.pushes:
            raise Conflict("account_without_pushes")
        return found
