"""What waited for an account that was not let in, or rested: it goes on at once, as if it had just come."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from chalicelib.domain.external.account_state import HEARD_WITHIN
from chalicelib.domain.external.integration_log import Direction, LogFilter
from chalicelib.domain.external.listing import ExternalFilter
from chalicelib.domain.external.pushing import open_lines
from chalicelib.domain.external.reserving import unreserved
from chalicelib.domain.journal import Event, Fact, external_subject
from chalicelib.usecases.external.decisions import told_again_fact

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from chalicelib.domain.external.account import Account
    from chalicelib.domain.external.integration_log import LogRecord
    from chalicelib.usecases.ports import ExternalOrders, IntegrationLog

MOST = 40
"""Of each kind in one commit, the newest: others wait a quarter of an hour at the most, as they would have."""

PUSHED_WITHIN = timedelta(hours=72)
PLACED_WITHIN = timedelta(days=14)
LOOKED_THROUGH = 100


def waiting_work(external: ExternalOrders, log: IntegrationLog, account: Account, now: datetime) -> Sequence[Fact]:
    """Orders that were pushed and not read since, and those that the marketplace is still to be told of."""
    heard = account.state.received_at or account.connected_at
    pushed = LogFilter(account.id, Direction.INCOMING, since=max(heard - HEARD_WITHIN, now - PUSHED_WITHIN))
    records = log.page(account.community, pushed, None, LOOKED_THROUGH).things if account.pushes else ()
    unread: dict[str, LogRecord] = {}
    for each in records:  # the newest first
        if each.tells_of_order:
            unread.setdefault(each.order, each)
    placed = ExternalFilter(account=account.id, since=now - PLACED_WITHIN)
    orders = external.page(account.community, placed, None, LOOKED_THROUGH).things
    untold = [each for each in orders if open_lines(each) or unreserved(each)]
    return [read_again(each) for each in list(unread.values())[:MOST]] + [
        told_again_fact(each) for each in untold[:MOST]
    ]


def read_again(record: LogRecord) -> Fact:
    """The way of a push that has just come; but it is no sign that pushes come."""
    data = {"account": record.account, "order": record.order, "type": record.name, "received": record.id, "again": True}
    return Fact(Event.EXTERNAL_RECEIVED, external_subject(f"{record.account}/{record.order}"), data)
