"""What went between marketplaces and us, as people look through it; and what of it is done once more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.catalogue.supplier import SUPPLIER
from chalicelib.domain.errors import Conflict, Invalid, NotFound
from chalicelib.domain.external.external_order import OPEN_PUSHES, Push
from chalicelib.domain.external.integration_log import REFUSED_PUSH, LogFilter, LogRecord
from chalicelib.domain.external.pushing import wanted_again
from chalicelib.usecases.external.decisions import decided_fact
from chalicelib.usecases.external.waiting_work import read_again
from chalicelib.usecases.ports import Commit
from chalicelib.usecases.retries import retry_on_stale

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chalicelib.domain.access.principals import Principal
    from chalicelib.domain.external.account import Account
    from chalicelib.domain.external.external_order import ExternalOrder
    from chalicelib.domain.journal import Fact
    from chalicelib.domain.lists import Page
    from chalicelib.usecases.ports import Accounts, Clock, Commits, ExternalOrders, IntegrationLog, Suppliers

MOST_RETRIED = 20
AGAIN_READ, AGAIN_TOLD = "log_read_again", "log_told_again"


class Retried(Struct, frozen=True):
    """What became of a record that was to be done again; ``reason`` is a text's key: what is done now, or why not."""

    id: str
    done: bool
    reason: str


class ReviewIntegrationLog(Struct, frozen=True):
    accounts: Accounts
    suppliers: Suppliers
    external: ExternalOrders
    log: IntegrationLog
    commits: Commits
    now: Clock

    def page(self, principal: Principal, wanted: LogFilter, cursor: str | None, limit: int) -> Page[LogRecord]:
        """Of an account, or a supplier, that was removed, too. Raises NotFound, Invalid for a foreign cursor."""
        if cursor is None and not self._is_known(principal.community, wanted.account):
            raise NotFound("account_missing")
        return self.log.page(principal.community, wanted, cursor, limit)

    def show(self, principal: Principal, account: str, record: str) -> LogRecord:
        """Raises NotFound; of one that is about to be forgotten, too."""
        found = [each for each in self.log.many(principal.community, account, [record]) if not self._is_over(each)]
        if not found:
            raise NotFound("log_record_missing")
        return found[0]

    def retry(self, principal: Principal, account: str, ids: Sequence[str]) -> Sequence[Retried]:
        """In one commit, each order once: its truth is read anew, what failed is told once more.

        Raises NotFound, Stale, Invalid; Conflict for a supplier's: what he was asked for is wanted by its line.
        """
        if account.startswith(SUPPLIER):
            raise Conflict("log_of_supplier")
        if not 1 <= len(ids) <= MOST_RETRIED:
            raise Invalid("log_records_many", "records", limit=MOST_RETRIED)
        known = self.accounts.get(principal.community, account)
        found = {each.id: each for each in self.log.many(principal.community, account, ids)}
        records = [found.get(each) for each in ids]
        return retry_on_stale(lambda: self._retry(known, list(zip(ids, records, strict=True))))

    def _retry(self, account: Account, asked: Sequence[tuple[str, LogRecord | None]]) -> Sequence[Retried]:
        changed: dict[str, ExternalOrder] = {}
        facts: dict[tuple[str, str], Fact] = {}
        rows: list[Retried] = []
        for id, record in asked:
            hindrance = _hindrance(account, record)
            if record is None or hindrance:
                rows.append(Retried(id, done=False, reason=hindrance))
            elif not record.changes:
                facts[AGAIN_READ, record.order] = read_again(record)
                rows.append(Retried(id, done=True, reason=AGAIN_READ))
            else:
                rows.append(self._told_again(record, changed, facts))
        if facts:
            self.commits.commit(account.community, Commit(tuple(changed.values()), tuple(facts.values())))
        return rows

    def _told_again(
        self, record: LogRecord, changed: dict[str, ExternalOrder], facts: dict[tuple[str, str], Fact]
    ) -> Retried:
        """By what is still to be told now, not by how that call went."""
        if record.order in changed:
            return Retried(record.id, done=True, reason=AGAIN_TOLD)
        order = self.external.find(record.community, record.account, record.order)
        if order is None:
            return Retried(record.id, done=False, reason="external_order_missing")
        after = wanted_again(order, tuple(line.key for line in order.lines), self.now())
        if after == order:
            return Retried(record.id, done=False, reason=_settled(order))
        changed[record.order] = after
        facts[AGAIN_TOLD, record.order] = decided_fact(order, after)
        return Retried(record.id, done=True, reason=AGAIN_TOLD)

    def _is_known(self, community: str, account: str) -> bool:
        found = self.suppliers.find if account.startswith(SUPPLIER) else self.accounts.find
        return found(community, account) is not None

    def _is_over(self, record: LogRecord) -> bool:
        return record.forgotten_at <= self.now()


def _hindrance(account: Account, record: LogRecord | None) -> str:
    """Why it cannot be done again; empty where it can."""
    if record is None:
        return "log_record_missing"
    if record.name == REFUSED_PUSH:
        return "log_push_refused"
    if not record.order:
        return "log_without_order"
    return "" if account.works else "account_rests"


def _settled(order: ExternalOrder) -> str:
    pushes = {line.push for line in order.lines}
    if pushes & OPEN_PUSHES:
        return "log_being_told"
    return "log_known_there" if Push.ACKNOWLEDGED in pushes else "log_nothing_to_tell"
