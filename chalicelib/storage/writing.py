"""Things → rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec
from pynamodb.models import Model

from chalicelib.domain.buyers import Buyer, Identity
from chalicelib.domain.communities import Community, Organizer, Secret
from chalicelib.domain.imports import Import
from chalicelib.domain.journal import Entry
from chalicelib.domain.notices import Notice
from chalicelib.domain.orders import Order, card_of
from chalicelib.domain.purchases import Purchase
from chalicelib.storage import keys, rows

if TYPE_CHECKING:
    from chalicelib.usecases.ports import Storable

R = TypeVar("R", bound=rows.Row)


def write_rows(thing: Storable) -> list[Model]:
    """The rows that are written when ``thing`` is saved: itself first, then its claims if it is new."""
    return _WRITERS[type(thing)](thing)


def write_entry(entry: Entry) -> rows.JournalRow:
    pk = keys.within(entry.community, entry.subject)
    return rows.JournalRow(pk=pk, sk=keys.entry(entry), body=_body(entry))


def _body(thing: object) -> str:
    return msgspec.json.encode(thing).decode()


def _row(kind: type[R], pk: str, sk: str, thing: Any, **attributes: Any) -> R:
    row = kind(pk=pk, sk=sk, body=_body(thing), **attributes)
    if thing.version:
        row.version = thing.version
    return row


def _community(it: Community) -> list[Model]:
    written: list[Model] = [_row(rows.CommunityRow, it.id, keys.COMMUNITY, it)]
    if it.group and not it.version:
        written.append(rows.GroupRow(pk=keys.group(it.group), sk="link", community=it.id))
    return written


def _organizer(it: Organizer) -> list[Model]:
    return [_row(rows.CommunityRow, it.community, keys.ORGANIZER + it.id, it)]


def _secret(it: Secret) -> list[Model]:
    return [rows.SecretRow(pk=it.community, sk=it.name, value=it.value)]


def _buyer(it: Buyer) -> list[Model]:
    return [_row(rows.BuyerRow, keys.within(it.community, it.id), "buyer", it)]


def _identity(it: Identity) -> list[Model]:
    return [rows.IdentityRow(pk=keys.within(it.community, it.key), sk="identity", buyer=it.buyer)]


def _purchase(it: Purchase) -> list[Model]:
    return [_row(rows.PurchaseRow, it.community, it.id, it)]


def _order(it: Order) -> list[Model]:
    card = card_of(it)
    fields = [card.purchase_title, card.lines, card.total, card.currency, card.payment_state, card.handout]
    row = _row(
        rows.OrderRow,
        keys.within(it.community, it.number),
        "order",
        it,
        buyer_key=keys.within(it.community, it.buyer),
        placed=keys.moment(it.created_at),
        card=_body(fields),
    )
    if it.version:
        return [row]
    seat = rows.SeatRow(pk=keys.within(it.community, it.purchase), sk=it.buyer, number=it.number)
    return [row, seat]


def _import(it: Import) -> list[Model]:
    return [_row(rows.ImportRow, it.community, it.id, it)]


def _notice(it: Notice) -> list[Model]:
    return [_row(rows.NoticeRow, keys.within(it.community, it.number), "notice", it)]


_WRITERS: Mapping[type, Callable[[Any], list[Model]]] = {
    Community: _community,
    Organizer: _organizer,
    Secret: _secret,
    Buyer: _buyer,
    Identity: _identity,
    Purchase: _purchase,
    Order: _order,
    Import: _import,
    Notice: _notice,
}
