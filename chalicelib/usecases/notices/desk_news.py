"""What there is to say at the desk of an event: what kind of notice it is, and the values of its text.

No value tells of a buyer: a notice goes through the hands of others, and the desk shows the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.journal import Entry, Event
from chalicelib.domain.notices.channels import DeskNotice

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chalicelib.domain.external.external_order import ExternalOrder
    from chalicelib.usecases.ports import Accounts, ExternalOrders

Values = dict[str, "str | int"]

KINDS: Mapping[str, DeskNotice] = {
    Event.EXTERNAL_OPENED: DeskNotice.EXTERNAL_ORDER,
    Event.EXTERNAL_CANCELLED: DeskNotice.EXTERNAL_CANCELLED,
    Event.EXTERNAL_PUSHED: DeskNotice.PUSH_FAILED,
    Event.ACCOUNT_REFUSED: DeskNotice.ACCOUNT_REFUSED,
    Event.ACCOUNT_SILENT: DeskNotice.PUSHES_SILENT,
    Event.ACCOUNT_KEY_ENDS: DeskNotice.KEY_ENDS,
    Event.CONNECTION_REFUSED: DeskNotice.CONNECTION_REFUSED,
}
"""Events that are told at the desk as they happen; claims and decisions have whom to ask by themselves."""


class DeskNews(Struct, frozen=True):
    accounts: Accounts
    orders: ExternalOrders

    def of(self, event: Entry) -> Values | None:
        """None: there is nothing to tell, or what it speaks of is gone."""
        match event.event:
            case Event.CONNECTION_REFUSED:
                return {"reason": str(event.data["reason"])}
            case Event.ACCOUNT_REFUSED | Event.ACCOUNT_SILENT | Event.ACCOUNT_KEY_ENDS:
                return _plain(event, ("title", "trouble", "found", "source", "ends"))
            case Event.EXTERNAL_PUSHED if not event.data.get("problem"):
                return None
        return self._of_order(event)

    def _of_order(self, event: Entry) -> Values | None:
        place = event.community, str(event.data["account"])
        account, order = self.accounts.find(*place), self.orders.find(*place, str(event.data["order"]))
        if account is None or order is None:
            return None
        lines = event.data.get("lines")
        count = len(lines) if isinstance(lines, list | tuple) else len(order.lines)
        told = _plain(event, ("account", "order", "number", "problem"))
        return {**told, "title": account.title, "lines": count, **_total(order)}


def _plain(event: Entry, names: Sequence[str]) -> Values:
    given = {name: event.data.get(name) for name in names}
    return {name: value for name, value in given.items() if isinstance(value, str | int) and value != ""}


def _total(order: ExternalOrder) -> Values:
    """In minor units of its own currency, where the marketplace tells a sum of every line."""
    sums = [line.seen.sum for line in order.lines]
    known = [each for each in sums if each is not None]
    return {"total": sum(known), "currency": order.currency} if known and len(known) == len(sums) else {}
