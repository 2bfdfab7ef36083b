"""Things → rows. Writers are found by the name of a thing's class: what is not written needs not be loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from chalicelib.domain.pseudonyms import person_key
from chalicelib.storage import access_rows, keys, rows
from chalicelib.storage.bodies import body, row

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pynamodb.models import Model

    from chalicelib.domain.access import Access
    from chalicelib.domain.buyers import Buyer, Identity
    from chalicelib.domain.claims import PaymentClaim
    from chalicelib.domain.comments import Comment
    from chalicelib.domain.communities import Community, Connection, Organizer, Secret
    from chalicelib.domain.gates import Gate
    from chalicelib.domain.import_queue import ImportQueue
    from chalicelib.domain.imports import Import
    from chalicelib.domain.journal import Entry
    from chalicelib.domain.messages import Message
    from chalicelib.domain.notices import Notice
    from chalicelib.domain.orders import Order
    from chalicelib.domain.payments import Payment
    from chalicelib.domain.pickup import Points
    from chalicelib.domain.pulls import Pull, Watched
    from chalicelib.domain.purchases import Purchase
    from chalicelib.domain.wording import Wording
    from chalicelib.usecases.ports.commits import Storable


def write_rows(thing: Storable) -> list[Model]:
    """The rows that are written when ``thing`` is saved: itself first, then its claims if it is new."""
    return _WRITERS[type(thing).__name__](thing)


def write_entry(entry: Entry) -> rows.JournalRow:
    pk = keys.within(entry.community, entry.subject)
    return rows.JournalRow(pk=pk, sk=keys.entry(entry), body=body(entry))


def _community(it: Community) -> list[Model]:
    written: list[Model] = [row(rows.CommunityRow, it.id, keys.COMMUNITY, it)]
    if it.group and not it.version:
        written.append(rows.GroupRow(pk=keys.group(it.group), sk="link", community=it.id))
    return written


def _organizer(it: Organizer) -> list[Model]:
    return [row(rows.CommunityRow, it.community, keys.ORGANIZER + it.id, it)]


def _wording(it: Wording) -> list[Model]:
    return [row(rows.CommunityRow, it.community, keys.WORDING, it)]


def _connection(it: Connection) -> list[Model]:
    return [row(rows.CommunityRow, it.community, keys.CONNECTION + it.name, it)]


def _secret(it: Secret) -> list[Model]:
    return [rows.SecretRow(pk=it.community, sk=it.name, value=it.value)]


def _buyer(it: Buyer) -> list[Model]:
    """Whoever is being erased loses his sessions in the same moment, whatever they may do elsewhere."""
    pk = keys.within(it.community, it.id)
    written: list[Model] = [row(rows.BuyerRow, pk, "buyer", it)]
    return [*written, _closed(it)] if it.forgotten else written


def _closed(it: Buyer) -> Model:
    from chalicelib.domain.access import CLOSED, Access  # only an erasure closes it

    left = body(Access(it.community, it.id, rights=CLOSED))
    return access_rows.ClosedAccessRow(pk=keys.within(it.community, it.id), sk=keys.ACCESS, rights=CLOSED, body=left)


def _access(it: Access) -> list[Model]:
    return [row(access_rows.AccessRow, keys.within(it.community, it.buyer), keys.ACCESS, it, rights=it.rights)]


def _identity(it: Identity) -> list[Model]:
    kind = rows.MarkRow if it.is_mark else rows.IdentityRow
    return [kind(pk=keys.within(it.community, it.key), sk="identity", buyer=it.buyer)]


def _purchase(it: Purchase) -> list[Model]:
    return [row(rows.PurchaseRow, it.community, it.id, it)]


def _import(it: Import) -> list[Model]:
    return [row(rows.ImportRow, it.community, it.id, it)]


def _import_queue(it: ImportQueue) -> list[Model]:
    return [row(rows.ImportQueueRow, it.community, keys.IMPORT_QUEUE, it)]


def _notice(it: Notice) -> list[Model]:
    pk = keys.within(it.community, it.buyer)
    untold = it.community if it.untold else None
    return [row(rows.NoticeRow, pk, it.id, it, untold=untold, told_at=keys.moment(it.at))]


def _gate(it: Gate) -> list[Model]:
    return [row(rows.GateRow, it.community, keys.GATE + it.partner, it)]


def _payment(it: Payment) -> list[Model]:
    sk = f"{keys.instant(it.recorded_at)}#{it.id}"
    return [rows.PaymentRow(pk=keys.within(it.community, it.order), sk=sk, body=body(it))]


def _claim(it: PaymentClaim) -> list[Model]:
    written = row(
        rows.ClaimRow,
        keys.within(it.community, it.id),
        "claim",
        it,
        buyer_key=keys.within(it.community, it.buyer),
        filed=keys.instant(it.filed_at),
        waiting=it.community if it.waiting else None,
    )
    return [written]


def _points(it: Points) -> list[Model]:
    """The loads are born with the first point, so that choices have something to move."""
    written: list[Model] = [row(rows.PointsRow, it.community, keys.POINTS, it)]
    return written if it.version else [*written, rows.LoadsRow(pk=it.community, sk=keys.LOADS, taken={})]


def _message(it: Message) -> list[Model]:
    pk, sk = keys.within(it.community, person_key(it.community, it.user)), f"message#{it.id}"
    expires = int(it.forgotten_at.timestamp())
    return [rows.MessageRow(pk=pk, sk=sk, body=body(it), expires=expires)]


def _comment(it: Comment) -> list[Model]:
    from chalicelib.domain.comments import KEPT_FOR  # only collecting writes comments

    written = rows.CommentRow(
        pk=keys.within(it.community, f"ok:{it.author}"),
        sk=f"{keys.moment(it.at)}#{it.id}",
        body=body(it),
        discussion_key=keys.within(it.community, it.discussion),
        expires=int((it.at + KEPT_FOR).timestamp()),
    )
    return [written]


def _watched(it: Watched) -> list[Model]:
    return [row(rows.WatchedRow, it.community, keys.WATCHED + it.id, it)]


def _pull(it: Pull) -> list[Model]:
    return [row(rows.PullRow, it.community, "pull", it)]


def _order(it: Order) -> list[Model]:
    from chalicelib.storage.order_writing import order_rows

    return order_rows(it)


_WRITERS: Mapping[str, Callable[[Any], list[Model]]] = {
    "Community": _community,
    "Organizer": _organizer,
    "Wording": _wording,
    "Connection": _connection,
    "Secret": _secret,
    "Buyer": _buyer,
    "Identity": _identity,
    "Access": _access,
    "Purchase": _purchase,
    "Order": _order,
    "Import": _import,
    "ImportQueue": _import_queue,
    "Notice": _notice,
    "Gate": _gate,
    "Payment": _payment,
    "PaymentClaim": _claim,
    "Points": _points,
    "Message": _message,
    "Comment": _comment,
    "Watched": _watched,
    "Pull": _pull,
}
